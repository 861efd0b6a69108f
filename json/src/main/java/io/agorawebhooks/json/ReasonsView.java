package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Quality;
import java.util.stream.LongStream;

/** How many sessions ended for what, under the names that clients know; they sum to all ended. */
record ReasonsView(
    long goodExits,
    long networkTimeouts,
    long permissionIssues,
    long serverIssues,
    long deviceSwitches,
    long ipSwitching,
    long networkIssues,
    long tokenIssues,
    long unknownNetworkIssues,
    long abnormalUsers,
    long otherIssues,
    long notGiven) {
  private static final long[] NAMED = {1, 2, 3, 4, 5, 9, 10, 12, 99, 999};

  /** A code without a name here is another issue, as 0 is. */
  static ReasonsView of(Quality quality) {
    long given = quality.reasons().values().stream().mapToLong(Long::longValue).sum();
    return new ReasonsView(
        quality.ended(1),
        quality.ended(2),
        quality.ended(3),
        quality.ended(4),
        quality.ended(5),
        quality.ended(9),
        quality.ended(10),
        quality.ended(12),
        quality.ended(99),
        quality.churn(),
        given - LongStream.of(NAMED).map(quality::ended).sum(),
        quality.sampleSize() - given);
  }
}
