package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a user who was to be forgotten, or would become.
 *
 * @param wasKnown whether this was done before, so that there was nothing to do
 * @param uids taken; empty if this was done before
 * @param accounts taken; empty if this was done before
 * @param otherUids that were seen with an account that is taken, and are not taken; at most 100
 * @param otherAccounts that were seen with a uid that is taken, and are not taken; at most 100
 * @param rows how many rows of a table are of these users, by the table's name
 * @param channels whose names have an account in them and stay as they are
 * @param isLogCut whether the log beside the file was emptied; false if readers kept it in use
 * @param longestHold the longest time for which other writers had to wait
 */
public record Forgotten(
    boolean wasKnown,
    List<Taken> uids,
    List<Taken> accounts,
    List<String> otherUids,
    List<String> otherAccounts,
    SortedMap<String, Long> rows,
    long channels,
    boolean isLogCut,
    Duration longestHold) {
  public Forgotten {
    uids = List.copyOf(uids);
    accounts = List.copyOf(accounts);
    otherUids = List.copyOf(otherUids);
    otherAccounts = List.copyOf(otherAccounts);
    requireNonNull(rows, "rows is null");
    requireNonNull(longestHold, "longestHold is null");
  }

  /**
   * A uid or an account.
   *
   * @param name what it was
   * @param alias what stands in its place, null as long as nothing was changed
   */
  public record Taken(String name, @Nullable String alias) {
    public Taken {
      requireNonNull(name, "name is null");
    }
  }
}
