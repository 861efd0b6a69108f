package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.correlation.SessionStore;
import io.agorawebhooks.metrics.DayChange;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.UserDay;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the days of users and channels as their sessions change. */
final class DailyTables {
  /** No session with a leave notice is longer: a duration counts up to 30 days. */
  private static final long LONGEST = 31 * DayShare.DAY;

  private final UserDayRows users;
  private final ChannelDayRows channels;
  private final FrozenRows frozenDays;

  DailyTables(Link link) {
    users = new UserDayRows(link);
    channels = new ChannelDayRows(link);
    frozenDays = new FrozenRows(link);
  }

  /**
   * @param frozen the second before which sessions of the channel are frozen
   * @param sessions of the channel, as they are after the change
   */
  void change(
      long app,
      long channel,
      long frozen,
      Collection<SessionChange> changes,
      SessionStore sessions) {
    Map<Long, ChannelDayRow> days = new TreeMap<>();
    DayChange.of(changes)
        .forEach(
            (day, change) -> {
              DayShare before = users.get(channel, day);
              DayShare after = after(channel, frozen, day, before, change, sessions);
              users.change(app, channel, day, before, after);
              ChannelDayRow row =
                  days.computeIfAbsent(day.day(), number -> channels.get(channel, number));
              days.put(day.day(), row.replaced(before, after));
            });
    days.forEach((day, row) -> channels.set(channel, day, row));
  }

  private @Nullable DayShare after(
      long channel,
      long frozen,
      UserDay day,
      @Nullable DayShare before,
      DayChange change,
      SessionStore sessions) {
    DayShare added = change.added();
    if (before == null) {
      return added;
    }
    if (before.present() + change.present() == 0) {
      return null;
    }
    return change.shrinks() || added == null
        ? withFrozen(channel, frozen, day, anew(day, sessions))
        : grown(before, change, added);
  }

  private static DayShare grown(DayShare before, DayChange change, DayShare added) {
    return new DayShare(
        before.hostSeconds() + change.hostSeconds(),
        before.audienceSeconds() + change.audienceSeconds(),
        before.inferredSeconds() + change.inferredSeconds(),
        before.present() + change.present(),
        before.joined() + change.joined(),
        Math.min(before.first(), added.first()),
        Math.max(before.last(), added.last()));
  }

  /**
   * The day from all sessions that touch it. Those without a leave notice end at the user's next
   * join at the latest, so of earlier ones only the last can be that long.
   */
  private static @Nullable DayShare anew(UserDay day, SessionStore sessions) {
    long start = day.day() * DayShare.DAY;
    return DayChange.shares(sessions.around(day.uid(), start - LONGEST, start + DayShare.DAY))
        .get(day);
  }

  private @Nullable DayShare withFrozen(
      long channel, long frozen, UserDay day, @Nullable DayShare share) {
    @Nullable DayShare past =
        frozen == HorizonRows.NONE ? null : frozenDays.day(channel, frozen, day);
    return share == null || past == null ? (share == null ? past : share) : share.plus(past);
  }

  @Override
  public String toString() {
    return channels.toString();
  }
}
