package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.ChannelDay;

/**
 * A row of {@code channel_metrics}.
 *
 * @param channel its name
 * @param day days since 1970, UTC
 */
public record DayOfChannel(String channel, long day, ChannelDay figures) {
  public DayOfChannel {
    requireNonNull(channel, "channel is null");
    requireNonNull(figures, "figures is null");
  }
}
