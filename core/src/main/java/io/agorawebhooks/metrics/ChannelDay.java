package io.agorawebhooks.metrics;

import static java.util.Objects.requireNonNull;

/**
 * One channel on one UTC day: what its users' days add up to.
 *
 * @param users distinct users present
 * @param sum seconds, sessions and activity of all of them
 */
public record ChannelDay(int users, DayShare sum) {
  public ChannelDay {
    requireNonNull(sum, "sum is null");
  }
}
