package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How one user's day in a channel changes.
 *
 * @param removed what sessions as they were before had added, null if there were none
 * @param added what sessions as they are now add, null if there are none
 */
public record DayChange(@Nullable DayShare removed, @Nullable DayShare added) {
  private static final DayChange NONE = new DayChange(null, null);

  /** The changed days of these sessions' users, in order. */
  public static Map<UserDay, DayChange> of(Collection<SessionChange> changes) {
    Map<UserDay, DayChange> days = new TreeMap<>();
    for (SessionChange change : changes) {
      shares(
          change.before(),
          (day, share) -> days.merge(day, new DayChange(share, null), DayChange::plus));
      shares(
          change.after(),
          (day, share) -> days.merge(day, new DayChange(null, share), DayChange::plus));
    }
    days.values().removeIf(DayChange::isNothing);
    return days;
  }

  /** What sessions add to the days of their users, in order. */
  public static Map<UserDay, DayShare> shares(Collection<Session> sessions) {
    Map<UserDay, DayShare> days = new TreeMap<>();
    for (Session session : sessions) {
      shares(session, (day, share) -> days.merge(day, share, DayShare::plus));
    }
    return days;
  }

  private static void shares(@Nullable Session session, BiConsumer<UserDay, DayShare> to) {
    if (session == null) {
      return;
    }
    long last = DayShare.lastDay(session);
    for (long day = Math.floorDiv(session.join(), DayShare.DAY); day <= last; day++) {
      to.accept(new UserDay(day, session.uid()), DayShare.of(session, day));
    }
  }

  private DayChange plus(DayChange other) {
    return new DayChange(plus(removed, other.removed), plus(added, other.added));
  }

  private static @Nullable DayShare plus(@Nullable DayShare one, @Nullable DayShare other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.plus(other);
  }

  private boolean isNothing() {
    return equals(NONE) || (removed != null && removed.equals(added));
  }

  /** Seconds as host that the day gains, or loses if negative. */
  public long hostSeconds() {
    return (added == null ? 0 : added.hostSeconds())
        - (removed == null ? 0 : removed.hostSeconds());
  }

  /** Seconds as audience that the day gains. */
  public long audienceSeconds() {
    return (added == null ? 0 : added.audienceSeconds())
        - (removed == null ? 0 : removed.audienceSeconds());
  }

  /** Inferred seconds that the day gains. */
  public long inferredSeconds() {
    return (added == null ? 0 : added.inferredSeconds())
        - (removed == null ? 0 : removed.inferredSeconds());
  }

  /** Sessions touching the day that it gains. */
  public int present() {
    return (added == null ? 0 : added.present()) - (removed == null ? 0 : removed.present());
  }

  /** Sessions joined in the day that it gains. */
  public int joined() {
    return (added == null ? 0 : added.joined()) - (removed == null ? 0 : removed.joined());
  }

  /**
   * Whether first or last activity may have shrunk, so that they must be taken from the sessions
   * anew; else they are the minimum and maximum of what was and what is added.
   */
  public boolean shrinks() {
    return removed != null
        && (added == null || removed.first() < added.first() || removed.last() > added.last());
  }
}
