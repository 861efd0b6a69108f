package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Where a call stands in a list.
 *
 * @param second by which the list is ordered, see {@link CallOrder#second}
 * @param start of the call
 * @param channel its channel's name
 */
public record CallPlace(long second, long start, String channel) implements Comparable<CallPlace> {
  private static final Comparator<CallPlace> LISTED =
      Comparator.comparingLong(CallPlace::second)
          .thenComparingLong(CallPlace::start)
          .reversed()
          .thenComparing(place -> place.channel().codePoints().toArray(), Arrays::compare);

  public CallPlace {
    requireNonNull(channel, "channel is null");
  }

  /** The place of a call. */
  public static CallPlace of(CallReport report, CallOrder order) {
    return new CallPlace(order.second(report.call()), report.call().start(), report.channel());
  }

  /** Places that come first in a list are less. */
  @Override
  public int compareTo(CallPlace other) {
    return LISTED.compare(this, other);
  }
}
