package io.agorawebhooks.kit;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions with what matters and nothing else. */
final class Made {
  private Made() {}

  /** A host's; open if there is no leave. */
  static Session session(long uid, long join, @Nullable Long leave, @Nullable Long reason) {
    return session(uid, join, leave, reason, List.of());
  }

  static Session session(
      long uid, long join, @Nullable Long leave, @Nullable Long reason, List<RoleSwitch> switches) {
    return new Session(
        new EventKey(join, null, EventType.of(103), uid),
        1,
        join,
        leave,
        false,
        false,
        true,
        null,
        Role.HOST,
        switches,
        false,
        null,
        null,
        reason,
        null,
        null);
  }
}
