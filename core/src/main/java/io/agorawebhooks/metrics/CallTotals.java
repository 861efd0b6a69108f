package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.notice.Role;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What sessions add up to in their call, or a change of that.
 *
 * @param hostSeconds in completed sessions
 * @param audienceSeconds in completed sessions
 * @param inferredSeconds of both, in sessions whose join or leave is inferred
 * @param openSessions without a leave, known or inferred
 */
public record CallTotals(
    long hostSeconds, long audienceSeconds, long inferredSeconds, int openSessions) {
  /** No session. */
  public static final CallTotals NONE = new CallTotals(0, 0, 0, 0);

  /** What one session adds to its call. */
  public static CallTotals of(Session session) {
    if (session.leave() == null) {
      return new CallTotals(0, 0, 0, 1);
    }
    long host = session.seconds(Role.HOST);
    long audience = session.seconds(Role.AUDIENCE);
    return new CallTotals(host, audience, session.inferred() ? host + audience : 0, 0);
  }

  /** What the changes add to the totals of each call, by its id. */
  public static Map<Long, CallTotals> change(Collection<SessionChange> changes) {
    Map<Long, CallTotals> totals = new HashMap<>();
    for (SessionChange change : changes) {
      Session before = change.before();
      Session after = change.after();
      if (before != null) {
        totals.merge(before.call(), of(before).negated(), CallTotals::plus);
      }
      if (after != null) {
        totals.merge(after.call(), of(after), CallTotals::plus);
      }
    }
    totals.values().removeIf(NONE::equals);
    return totals;
  }

  /** The sums of both. */
  public CallTotals plus(CallTotals other) {
    return new CallTotals(
        hostSeconds + other.hostSeconds,
        audienceSeconds + other.audienceSeconds,
        inferredSeconds + other.inferredSeconds,
        openSessions + other.openSessions);
  }

  private CallTotals negated() {
    return new CallTotals(-hostSeconds, -audienceSeconds, -inferredSeconds, -openSessions);
  }
}
