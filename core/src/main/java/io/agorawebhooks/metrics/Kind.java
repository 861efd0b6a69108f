package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Role;
import org.jspecify.annotations.Nullable;

/**
 * What filters tell sessions apart by, beside their times and channel.
 *
 * @param platform code, null if unknown
 * @param clientType code, null if none was given
 * @param host whether that role was ever held
 * @param audience whether that role was ever held
 */
public record Kind(
    @Nullable Long platform, @Nullable Long clientType, boolean host, boolean audience) {

  /** The kind of a session. A change of role is one to the other role. */
  public static Kind of(Session session) {
    boolean both = !session.switches().isEmpty();
    return new Kind(
        session.platform(),
        session.clientType(),
        both || session.initialRole() == Role.HOST,
        both || session.initialRole() == Role.AUDIENCE);
  }
}
