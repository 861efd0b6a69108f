package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.RoleSegment;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Role;

/**
 * What one or more sessions add to a UTC day.
 *
 * @param hostSeconds of completed sessions, clipped to the day
 * @param audienceSeconds of completed sessions, clipped to the day
 * @param inferredSeconds of both, in sessions whose join or leave is inferred
 * @param present sessions that touch the day; an open one touches only the day of its join
 * @param joined sessions whose join lies in the day
 * @param first first activity, epoch seconds within the day
 * @param last last activity, epoch seconds, at most the day's end
 */
public record DayShare(
    long hostSeconds,
    long audienceSeconds,
    long inferredSeconds,
    int present,
    int joined,
    long first,
    long last) {
  /** Seconds of a UTC day. */
  public static final long DAY = 24 * 3600;

  /**
   * The last day that the session touches, days since 1970; leaving at midnight is the day before.
   */
  static long lastDay(Session session) {
    Long leave = session.leave();
    return Math.floorDiv(
        leave == null || leave <= session.join() ? session.join() : leave - 1, DAY);
  }

  /** What the session adds to a day that it touches. */
  static DayShare of(Session session, long day) {
    long start = day * DAY;
    long end = start + DAY;
    long host = 0;
    long audience = 0;
    if (session.leave() != null) {
      for (RoleSegment segment : session.segments()) {
        long seconds = clipped(segment, start, end);
        host += segment.role() == Role.HOST ? seconds : 0;
        audience += segment.role() == Role.AUDIENCE ? seconds : 0;
      }
    }
    long leave = session.leave() == null ? session.join() : session.leave();
    return new DayShare(
        host,
        audience,
        session.inferred() ? host + audience : 0,
        1,
        session.join() >= start ? 1 : 0,
        Math.max(session.join(), start),
        Math.min(leave, end));
  }

  private static long clipped(RoleSegment segment, long start, long end) {
    long to = segment.from() + segment.seconds();
    return Math.max(0, Math.min(to, end) - Math.max(segment.from(), start));
  }

  /** Both together. */
  public DayShare plus(DayShare other) {
    return new DayShare(
        hostSeconds + other.hostSeconds,
        audienceSeconds + other.audienceSeconds,
        inferredSeconds + other.inferredSeconds,
        present + other.present,
        joined + other.joined,
        Math.min(first, other.first),
        Math.max(last, other.last));
  }
}
