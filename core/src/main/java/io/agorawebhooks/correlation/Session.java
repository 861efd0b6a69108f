package io.agorawebhooks.correlation;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stay of one user in a call, from join to leave (correlation.md, sections 3 to 6). Times are
 * whole seconds since 1970, UTC.
 *
 * @param key of the defining event: the join, else the leave
 * @param call id of the call it lies in
 * @param join known or inferred
 * @param leave known or inferred, null while the session is open
 * @param joinInferred whether the join was lost
 * @param leaveInferred whether the leave was lost; false while the session is open
 * @param byDuration whether there is a leave notice whose duration leads to the join within 2 s, so
 *     that no create or destroy can part the two
 * @param nextJoin where the leave is not known, start of the same user's next session in the
 *     channel; null if there is none
 * @param initialRole the role at the join
 * @param switches changes of role, in order
 * @param communication whether the join, or without one the leave, is 107 or 108
 * @param platform device platform code, null if unknown
 * @param clientType client type code, null if unknown
 * @param reason leave reason code, null if unknown
 * @param account user account, null if unknown
 * @param sid Agora's session id, null if unknown
 */
public record Session(
    EventKey key,
    long call,
    long join,
    @Nullable Long leave,
    boolean joinInferred,
    boolean leaveInferred,
    boolean byDuration,
    @Nullable Long nextJoin,
    Role initialRole,
    List<RoleSwitch> switches,
    boolean communication,
    @Nullable Long platform,
    @Nullable Long clientType,
    @Nullable Long reason,
    @Nullable String account,
    @Nullable String sid) {
  public Session {
    requireNonNull(key, "key is null");
    requireNonNull(initialRole, "initialRole is null");
    switches = List.copyOf(switches);
  }

  /** 1 to 2^32-1. */
  public long uid() {
    return key.uid();
  }

  /** The second of the leave notice, null if there is none. */
  public @Nullable Long left() {
    return leaveInferred ? null : leave;
  }

  /** Whether a join or leave was lost, so that its minutes are inferred rather than measured. */
  public boolean inferred() {
    return joinInferred || leaveInferred;
  }

  /** Leave minus join in seconds, null while the session is open. */
  public @Nullable Long duration() {
    return leave == null ? null : leave - join;
  }

  /** The role at the end, or now. */
  public Role role() {
    return switches.isEmpty() ? initialRole : switches.get(switches.size() - 1).role();
  }

  /** Seconds spent in this role; 0 while the session is open. */
  public long seconds(Role role) {
    return segments().stream()
        .filter(segment -> segment.role() == role)
        .mapToLong(RoleSegment::seconds)
        .sum();
  }

  /** The times between join, switches and leave in which the role stayed the same, in order. */
  public List<RoleSegment> segments() {
    List<RoleSegment> segments = new ArrayList<>(switches.size() + 1);
    long from = join;
    Role role = initialRole;
    for (RoleSwitch next : switches) {
      segments.add(new RoleSegment(role, from, next.ts()));
      from = next.ts();
      role = next.role();
    }
    segments.add(new RoleSegment(role, from, leave));
    return segments;
  }

  /**
   * The last second on which the user counts as present for those who come after (correlation.md,
   * section 4, loose sessions).
   */
  public long present() {
    return member().present();
  }

  /** The same session in the call with this id. */
  public Session inCall(long id) {
    return new Session(
        key,
        id,
        join,
        leave,
        joinInferred,
        leaveInferred,
        byDuration,
        nextJoin,
        initialRole,
        switches,
        communication,
        platform,
        clientType,
        reason,
        account,
        sid);
  }

  Member member() {
    return new Member(key, join, left(), nextJoin);
  }
}
