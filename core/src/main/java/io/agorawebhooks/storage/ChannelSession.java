package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.CodePoints;
import io.agorawebhooks.correlation.Session;
import java.util.Comparator;

/**
 * A session and where it was.
 *
 * @param channel its channel's name
 * @param callStart the start of its call, which names the call in its channel
 * @param session itself
 */
public record ChannelSession(String channel, long callStart, Session session) {
  /** The earliest join first, of one second by channel and in session order. */
  public static final Comparator<ChannelSession> EARLIEST =
      Comparator.comparingLong((ChannelSession found) -> found.session().join())
          .thenComparing(ChannelSession::channel, CodePoints.ORDER)
          .thenComparingLong(found -> found.session().uid())
          .thenComparing(found -> found.session().key());

  public ChannelSession {
    requireNonNull(channel, "channel is null");
    requireNonNull(session, "session is null");
  }
}
