package io.agorawebhooks.kit;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Seconds per day, added up in ways that have nothing to do with each other. */
final class LocalDays {
  private LocalDays() {}

  /** Each bucket counts whole in the day it begins in. */
  static Map<LocalDate, Long> ofLedger(Map<LedgerKey, Long> ledger, ZoneId zone) {
    Map<LocalDate, Long> days = new TreeMap<>();
    ledger.forEach((key, seconds) -> days.merge(day(key.bucket(), zone), seconds, Long::sum));
    return days;
  }

  /** Each completed session is cut at the midnights of the zone. */
  static Map<LocalDate, Long> ofSessions(Collection<Session> sessions, ZoneId zone) {
    Map<LocalDate, Long> days = new TreeMap<>();
    for (Session session : sessions) {
      long end = session.leave() == null ? session.join() : session.leave();
      for (long from = session.join(); from < end; ) {
        LocalDate day = day(from, zone);
        long to = Math.min(end, day.plusDays(1).atStartOfDay(zone).toEpochSecond());
        days.merge(day, to - from, Long::sum);
        from = to;
      }
    }
    return days;
  }

  private static LocalDate day(long second, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
  }

  /** The days of a channel, from those of its users. */
  static Map<Long, ChannelDay> ofUsers(Map<UserDay, DayShare> users) {
    Map<Long, ChannelDay> days = new TreeMap<>();
    users.forEach(
        (user, share) ->
            days.merge(
                user.day(),
                new ChannelDay(1, share),
                (a, b) -> new ChannelDay(a.users() + b.users(), a.sum().plus(b.sum()))));
    return days;
  }
}
