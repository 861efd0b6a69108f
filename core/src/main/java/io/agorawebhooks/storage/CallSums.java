package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Totals;

/**
 * What a list of calls adds up to.
 *
 * @param calls how many
 * @param totals of their sessions that count
 */
public record CallSums(long calls, Totals totals) {
  /** An empty list. */
  public static final CallSums NONE = new CallSums(0, Totals.NONE);

  public CallSums {
    requireNonNull(totals, "totals is null");
  }

  /** The sums of both. */
  public CallSums plus(CallSums other) {
    return new CallSums(calls + other.calls, totals.plus(other.totals));
  }
}
