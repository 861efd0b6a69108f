package io.agorawebhooks.correlation;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Role;

/**
 * A change of role within a session.
 *
 * @param ts whole seconds since 1970, UTC
 * @param role the role from then on
 */
public record RoleSwitch(long ts, Role role) {
  public RoleSwitch {
    requireNonNull(role, "role is null");
  }
}
