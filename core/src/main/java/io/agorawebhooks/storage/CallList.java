package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A part of a list of calls.
 *
 * @param calls in the order of the list
 * @param hasNext whether there are more behind them
 * @param sums of the whole list
 */
public record CallList(List<CallReport> calls, boolean hasNext, CallSums sums) {
  /** An empty list. */
  public static final CallList NONE = new CallList(List.of(), false, CallSums.NONE);

  public CallList {
    calls = List.copyOf(calls);
    requireNonNull(sums, "sums is null");
  }
}
