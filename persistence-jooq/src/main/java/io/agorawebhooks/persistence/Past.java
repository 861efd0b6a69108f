package io.agorawebhooks.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to go of a channel.
 *
 * @param channel its row
 * @param until the second before which all goes
 * @param shares of what goes, null if they are written and count already
 * @param stale keys of shares that a prune which was stopped has written and that do not count
 * @param calls ids
 * @param sessions ids
 * @param events of each uid and second
 */
record Past(
    long channel,
    long until,
    @Nullable Frozen shares,
    Stale stale,
    List<Long> calls,
    List<Long> sessions,
    List<Second> events) {
  /** A second in which a user says something. */
  record Second(long uid, long ts) {}

  /** Keys without the channel. */
  record Stale(List<List<@Nullable Object>> minutes, List<List<@Nullable Object>> days) {}

  /** About how many rows there are to write or remove. */
  int size() {
    int written = shares == null ? 0 : shares.minutes().size() + shares.days().size();
    return written + calls.size() + sessions.size() + events.size();
  }
}
