package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Session;

/**
 * A session and where it was.
 *
 * @param channel its channel's name
 * @param callStart the start of its call, which names the call in its channel
 * @param session itself
 */
public record ChannelSession(String channel, long callStart, Session session) {
  public ChannelSession {
    requireNonNull(channel, "channel is null");
    requireNonNull(session, "session is null");
  }
}
