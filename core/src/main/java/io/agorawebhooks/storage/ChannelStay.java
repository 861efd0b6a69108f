package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Totals;

/**
 * A user in a channel, in all its calls.
 *
 * @param channel its name
 * @param totals of the user's sessions
 * @param switches changes of role
 * @param host whether the user ever held that role
 * @param communication whether the latest session is of the communication profile
 * @param activity the last second that is known: join or leave
 */
public record ChannelStay(
    String channel,
    Totals totals,
    long switches,
    boolean host,
    boolean communication,
    long activity) {
  public ChannelStay {
    requireNonNull(channel, "channel is null");
    requireNonNull(totals, "totals is null");
  }
}
