package io.agorawebhooks.storage;

import io.agorawebhooks.metrics.Totals;

/**
 * What a list of calls adds up to. Completed sessions count in the seconds, open ones in the open
 * seconds.
 *
 * @param calls how many
 * @param hostSeconds of completed sessions
 * @param audienceSeconds of completed sessions
 * @param inferredSeconds of both, in sessions whose join or leave is inferred
 * @param openSessions without a leave, known or inferred
 * @param openSeconds of open sessions, each at most {@link Totals#STALE}
 */
public record CallSums(
    long calls,
    long hostSeconds,
    long audienceSeconds,
    long inferredSeconds,
    long openSessions,
    long openSeconds) {
  /** An empty list. */
  public static final CallSums NONE = new CallSums(0, 0, 0, 0, 0, 0);

  /** What the sessions of some calls add. */
  public static CallSums of(long calls, Totals totals) {
    return new CallSums(
        calls,
        totals.hostSeconds(),
        totals.audienceSeconds(),
        totals.inferredSeconds(),
        totals.openSessions(),
        totals.openSeconds());
  }

  /** What one call adds. */
  public static CallSums of(CallReport report) {
    return of(1, report.totals());
  }

  /** Seconds of completed sessions in both roles. */
  public long seconds() {
    return hostSeconds + audienceSeconds;
  }

  /** The sums of both. */
  public CallSums plus(CallSums other) {
    return new CallSums(
        calls + other.calls,
        hostSeconds + other.hostSeconds,
        audienceSeconds + other.audienceSeconds,
        inferredSeconds + other.inferredSeconds,
        openSessions + other.openSessions,
        openSeconds + other.openSeconds);
  }

  /** What is left without some of the calls. */
  public CallSums minus(CallSums some) {
    return new CallSums(
        calls - some.calls,
        hostSeconds - some.hostSeconds,
        audienceSeconds - some.audienceSeconds,
        inferredSeconds - some.inferredSeconds,
        openSessions - some.openSessions,
        openSeconds - some.openSeconds);
  }
}
