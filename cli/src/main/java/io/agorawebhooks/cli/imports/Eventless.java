package io.agorawebhooks.cli.imports;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.storage.PythonDatabase;
import io.agorawebhooks.storage.PythonSession;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;

/** Knows which sessions of a Python server's channel no raw event tells of. */
final class Eventless {
  /** How far apart a time of a session and that of its event may be, in seconds. */
  private static final long NEAR = 2;

  private static final long HOUR = 3600;

  private final ZoneId zone;
  private final Map<Long, NavigableSet<Long>> seconds;

  /**
   * @param zone of the clock on the server's wall
   */
  Eventless(PythonDatabase python, String app, String channel, ZoneId zone) {
    this.zone = requireNonNull(zone, "zone is null");
    seconds = python.seconds(app, channel);
  }

  static long second(PythonSession session, ZoneId zone) {
    return session.join().atZone(zone).toEpochSecond();
  }

  boolean isEventless(PythonSession session) {
    NavigableSet<Long> told = seconds.getOrDefault(session.uid(), Collections.emptyNavigableSet());
    long join = second(session, zone);
    Long length = session.seconds();
    long leave = join + (length == null ? 0 : Math.max(0, length));
    return !isTold(told, join, leave) && !isSummer(told, join) && !isSummer(told, leave);
  }

  /** Whether an event is just an hour away: a zone that is guessed has no summer. */
  private static boolean isSummer(NavigableSet<Long> told, long time) {
    return isTold(told, time + HOUR, time + HOUR) || isTold(told, time - HOUR, time - HOUR);
  }

  private static boolean isTold(NavigableSet<Long> told, long join, long leave) {
    Long next = told.ceiling(join - NEAR);
    return next != null && next <= leave + NEAR;
  }
}
