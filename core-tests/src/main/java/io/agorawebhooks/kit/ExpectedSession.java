package io.agorawebhooks.kit;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Role;
import org.jspecify.annotations.Nullable;

/**
 * A session as the cases write it; times are epoch seconds, roles {@code host} or {@code audience}.
 *
 * @param call start of its call as text
 * @param duration null while the session is open, and so are the seconds
 * @param initialRole at the join
 * @param role at the end, or now
 * @param mode 1 in communication mode, else 0
 * @param switches how many
 */
public record ExpectedSession(
    String call,
    long uid,
    long join,
    @Nullable Long leave,
    @Nullable Long duration,
    boolean joinInferred,
    boolean leaveInferred,
    String initialRole,
    String role,
    int mode,
    int switches,
    @Nullable Long hostSeconds,
    @Nullable Long audienceSeconds,
    @Nullable Long platform,
    @Nullable Long clientType,
    @Nullable Long reason,
    @Nullable String account,
    @Nullable String sid) {
  /**
   * What a case would say of this session.
   *
   * @param callStart start of the call that it lies in
   */
  public static ExpectedSession of(Session session, long callStart) {
    boolean open = session.leave() == null;
    return new ExpectedSession(
        Long.toString(callStart),
        session.uid(),
        session.join(),
        session.leave(),
        session.duration(),
        session.joinInferred(),
        session.leaveInferred(),
        session.initialRole().label(),
        session.role().label(),
        session.communication() ? 1 : 0,
        session.switches().size(),
        open ? null : (Long) session.seconds(Role.HOST),
        open ? null : (Long) session.seconds(Role.AUDIENCE),
        session.platform(),
        session.clientType(),
        session.reason(),
        session.account(),
        session.sid());
  }

  static ExpectedSession read(JsonNode session) {
    return new ExpectedSession(
        session.get("call").textValue(),
        session.get("uid").longValue(),
        session.get("join").longValue(),
        Json.number(session, "leave"),
        Json.number(session, "duration"),
        session.get("join_inferred").booleanValue(),
        session.get("leave_inferred").booleanValue(),
        session.get("initial_role").textValue(),
        session.get("role").textValue(),
        session.get("mode").intValue(),
        session.get("switches").intValue(),
        Json.number(session, "host_seconds"),
        Json.number(session, "audience_seconds"),
        Json.number(session, "platform"),
        Json.number(session, "client_type"),
        Json.number(session, "reason"),
        Json.text(session, "account"),
        Json.text(session, "sid"));
  }
}
