package io.agorawebhooks.correlation;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Role;
import org.jspecify.annotations.Nullable;

/**
 * A time within a session in which the role stayed the same.
 *
 * @param role the role held
 * @param from first second, epoch seconds
 * @param to second at which it ended, null while the session is open
 */
public record RoleSegment(Role role, long from, @Nullable Long to) {
  public RoleSegment {
    requireNonNull(role, "role is null");
  }

  /** Its length in seconds, 0 while it is open. */
  public long seconds() {
    return to == null ? 0 : to - from;
  }
}
