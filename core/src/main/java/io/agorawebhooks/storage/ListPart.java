package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list of calls.
 *
 * @param order of the list
 * @param after the place behind which it begins, null for the head of the list
 * @param skipped calls that are left out there, from 0
 * @param limit the most calls, from 0
 */
public record ListPart(CallOrder order, @Nullable CallPlace after, long skipped, int limit) {
  public ListPart {
    requireNonNull(order, "order is null");
  }

  /** A part at some distance from the head of the list. */
  public static ListPart of(CallOrder order, long skipped, int limit) {
    return new ListPart(order, null, skipped, limit);
  }
}
