package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.UserDay;

/**
 * A row of {@code user_metrics}.
 *
 * @param channel its name
 */
public record DayOfUser(String channel, UserDay day, DayShare share) {
  public DayOfUser {
    requireNonNull(channel, "channel is null");
    requireNonNull(day, "day is null");
    requireNonNull(share, "share is null");
  }
}
