package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

/**
 * The stays of a user in all channels of an app.
 *
 * @param uid from 1
 * @param sessions a page of them, the last to join first
 */
public record UserSessions(long uid, Page<ChannelSession> sessions) {
  public UserSessions {
    requireNonNull(sessions, "sessions is null");
  }
}
