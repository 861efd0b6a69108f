package io.agorawebhooks.cli.imports;

import io.agorawebhooks.cli.imports.Spans.Span;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.storage.PythonSession;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Compares the sessions of one channel, user by user, second by second. */
final class ChannelGaps {
  /** After all that is known, for sessions without an end. */
  private static final long NEVER = Long.MAX_VALUE / 2;

  private static final class User {
    private final List<Span> theirs = new ArrayList<>();
    private final List<Span> theirOpen = new ArrayList<>();
    private final List<Span> ours = new ArrayList<>();
  }

  private final ZoneId zone;
  private final Map<Long, User> users = new TreeMap<>();
  private final SortedMap<Long, Gap> days = new TreeMap<>();

  /**
   * @param zone of the clock on the Python server's wall
   */
  ChannelGaps(ZoneId zone) {
    this.zone = zone;
  }

  void add(PythonSession session) {
    User user = user(session.uid());
    long join = second(session.join());
    Long seconds = session.seconds();
    if (seconds == null || session.leave() == null) {
      user.theirOpen.add(new Span(join, NEVER));
      return;
    }
    user.theirs.add(new Span(join, Math.max(join, join + seconds)));
    put(session.join().toLocalDate().toEpochDay(), seconds, ChannelGaps::theirs);
  }

  /** Its seconds in the range. */
  void add(Session session, Range range) {
    Long leave = session.leave();
    if (leave != null) {
      long from = Math.max(session.join(), range.from());
      user(session.uid()).ours.add(new Span(from, Math.max(from, Math.min(leave, range.to()))));
    }
  }

  private User user(long uid) {
    return users.computeIfAbsent(uid, key -> new User());
  }

  private long second(LocalDateTime local) {
    return local.atZone(zone).toEpochSecond();
  }

  private static Gap theirs(long seconds) {
    return new Gap(seconds, 0, seconds, 0, 0, 0, 0, 0);
  }

  /** What differs, by UTC day; days on which nothing does are not left out. */
  SortedMap<Long, Gap> days() {
    users.values().forEach(this::compare);
    users.clear();
    return days;
  }

  private void compare(User user) {
    Spans theirs = Spans.of(user.theirs);
    Spans ours = Spans.of(user.ours);
    Spans missing = ours.minus(theirs);
    Spans lost = missing.minus(Spans.of(user.theirOpen));
    // Told where they were by our clock, so that what is left of localTime is a matter of days.
    user.theirs.forEach(span -> span.byDay(put(n -> new Gap(0, 0, -n, n, 0, 0, 0, 0))));
    theirs.byDay(put(n -> new Gap(0, 0, 0, -n, 0, 0, 0, 0)));
    theirs.minus(ours).byDay(put(n -> new Gap(0, 0, 0, 0, n, 0, 0, 0)));
    user.ours.forEach(span -> span.byDay(put(n -> new Gap(0, n, 0, 0, 0, 0, 0, n))));
    ours.byDay(put(n -> new Gap(0, 0, 0, 0, 0, 0, 0, -n)));
    missing.minus(lost).byDay(put(n -> new Gap(0, 0, 0, 0, 0, n, 0, 0)));
    lost.byDay(put(n -> new Gap(0, 0, 0, 0, 0, 0, n, 0)));
  }

  private BiConsumer<Long, Long> put(Function<Long, Gap> gap) {
    return (day, seconds) -> put(day, seconds, gap);
  }

  private void put(long day, long seconds, Function<Long, Gap> gap) {
    days.merge(day, gap.apply(seconds), Gap::plus);
  }
}
