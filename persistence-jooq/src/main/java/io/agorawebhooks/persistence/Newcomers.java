package io.agorawebhooks.persistence;

import java.util.HashSet;
import java.util.Set;

/** The channels of which correlated notices have come in since a moment. */
final class Newcomers {
  private final Prepared lastId;
  private final Prepared since;
  private final Set<Long> channels = new HashSet<>();
  private long seen;

  Newcomers(Link link) {
    lastId = link.prepare("SELECT coalesce(max(id), 0) FROM webhook_events");
    since =
        link.prepare(
            "SELECT id, channel_id FROM webhook_events"
                + " WHERE id > ? AND set_aside IS NULL ORDER BY id");
  }

  /** The moment is now. */
  void forget() {
    channels.clear();
    seen = lastId.first(Row::number).orElseThrow();
  }

  /** Whether one of this channel came; to be asked in the transaction that relies on it. */
  boolean has(long channel) {
    since.each(this::note, seen);
    return channels.contains(channel);
  }

  private void note(Row row) {
    seen = row.number();
    channels.add(row.number());
  }

  @Override
  public String toString() {
    return since.toString();
  }
}
