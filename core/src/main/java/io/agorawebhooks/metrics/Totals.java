package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.RoleSegment;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Role;

/**
 * What sessions add up to. Completed ones count in the seconds, open ones in the open seconds.
 *
 * @param sessions how many, open ones included
 * @param hostSeconds of completed sessions
 * @param audienceSeconds of completed sessions
 * @param inferredSeconds of both, in sessions whose join or leave is inferred
 * @param openSessions without a leave, known or inferred
 * @param openSeconds of open sessions, each at most {@link #STALE}
 */
public record Totals(
    long sessions,
    long hostSeconds,
    long audienceSeconds,
    long inferredSeconds,
    long openSessions,
    long openSeconds) {
  /** Seconds of an open session that count; after them nobody takes its user for online. */
  public static final long STALE = 24 * 3600;

  /** No session. */
  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

  /**
   * The second up to which a session counts.
   *
   * @param asOf epoch second up to which an open session lasts
   */
  public static long end(Session session, long asOf) {
    Long leave = session.leave();
    return leave == null ? openEnd(session.join(), asOf) : leave;
  }

  /**
   * The second up to which an open session counts.
   *
   * @param join epoch second from which on it does
   * @param asOf epoch second up to which it lasts
   */
  public static long openEnd(long join, long asOf) {
    return Math.max(join, Math.min(asOf, join + STALE));
  }

  /**
   * What a session that matches the filter adds.
   *
   * @param asOf epoch second up to which an open session lasts
   */
  public static Totals of(Session session, Filter filter, long asOf) {
    long end = end(session, asOf);
    long host = 0;
    long audience = 0;
    for (RoleSegment segment : session.segments()) {
      long to = segment.to() == null ? end : Math.min(segment.to(), end);
      long seconds = filter.range().seconds(segment.from(), to);
      if (filter.counts(segment.role())) {
        host += segment.role() == Role.HOST ? seconds : 0;
        audience += segment.role() == Role.AUDIENCE ? seconds : 0;
      }
    }
    return session.leave() == null
        ? new Totals(1, 0, 0, 0, 1, host + audience)
        : new Totals(1, host, audience, session.inferred() ? host + audience : 0, 0, 0);
  }

  /** Seconds of completed sessions in both roles. */
  public long seconds() {
    return hostSeconds + audienceSeconds;
  }

  /** The sums of both. */
  public Totals plus(Totals other) {
    return new Totals(
        sessions + other.sessions,
        hostSeconds + other.hostSeconds,
        audienceSeconds + other.audienceSeconds,
        inferredSeconds + other.inferredSeconds,
        openSessions + other.openSessions,
        openSeconds + other.openSeconds);
  }
}
