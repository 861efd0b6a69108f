package io.agorawebhooks.simulator;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stay of one user as it was.
 *
 * @param call start of the call that it was in, epoch seconds
 * @param join the event that began it, with all that was known of the user
 * @param leave the event that ended it, null while the user is there
 * @param initialRole the role at the join
 * @param switches changes of role, in order
 */
public record TrueSession(
    long call, Event join, @Nullable Event leave, Role initialRole, List<RoleSwitch> switches) {
  public TrueSession {
    requireNonNull(join, "join is null");
    requireNonNull(initialRole, "initialRole is null");
    switches = List.copyOf(switches);
  }
}
