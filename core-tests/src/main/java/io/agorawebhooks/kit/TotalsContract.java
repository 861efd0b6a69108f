package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.DayChange;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.Reads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@code Reads}: ledger and daily tables, which must equal what the sessions add up to. */
abstract class TotalsContract extends Contract {
  /** 2026-01-02T00:00:00Z. */
  private static final long MIDNIGHT = T + 14 * 3600;

  private static final long DAY = MIDNIGHT / DayShare.DAY;

  @Test
  void ledger_completedSession_isSplitAtTheQuarterHour() {
    Event join = new Event(Events.user(105, 7, T + 890).key(), null, 7L, null, null, null, null);
    room().tell(Events.create(T), join, Events.leave(106, 7, T + 930, 40L));
    assertThat(reads().ledger(APP, ROOM))
        .containsOnly(
            Map.entry(new LedgerKey(T, 7L, null, Role.AUDIENCE, false), 10L),
            Map.entry(new LedgerKey(T + 900, 7L, null, Role.AUDIENCE, false), 30L));
  }

  @Test
  void ledger_measuredAndInferred_areApart() {
    room().tell(Events.create(T), Events.leave(104, 7, T + 20, 20L));
    room().tell(Events.user(103, 8, T), Events.leave(104, 8, T + 30, 30L));
    assertThat(reads().ledger(APP, ROOM))
        .containsOnly(
            Map.entry(new LedgerKey(T, null, null, Role.HOST, true), 20L),
            Map.entry(new LedgerKey(T, null, null, Role.HOST, false), 30L));
  }

  @Test
  void ledger_sessionThatChanged_leavesNothingBehind() {
    Script room = room().tell(Events.leave(104, 7, T + 20, 20L));
    room.tell(Events.user(105, 7, T), Events.leave(106, 7, T + 19, null));
    assertEqualsRecomputation(room, ROOM);
  }

  @Test
  void ledger_openSession_isNotInIt() {
    room().tell(Events.user(103, 7, T));
    assertThat(reads().ledger(APP, ROOM)).isEmpty();
  }

  @Test
  void totals_unknownChannel_areEmpty() {
    room().tell(Events.leave(104, 7, T + 20, 20L));
    assertThat(reads().ledger(APP, "Room")).isEmpty();
    assertThat(reads().userDays(APP, "Room")).isEmpty();
    assertThat(reads().channelDays(OTHER_APP, ROOM)).isEmpty();
  }

  @Test
  void userDays_sessionOverMidnight_isClippedToEachDay() {
    room()
        .tell(
            Events.create(MIDNIGHT - 10),
            Events.user(103, 7, MIDNIGHT - 10),
            Events.leave(104, 7, MIDNIGHT + 5, 15L));
    assertThat(reads().userDays(APP, ROOM))
        .containsOnly(
            Map.entry(
                new UserDay(DAY - 1, 7), new DayShare(10, 0, 0, 1, 1, MIDNIGHT - 10, MIDNIGHT)),
            Map.entry(new UserDay(DAY, 7), new DayShare(5, 0, 0, 1, 0, MIDNIGHT, MIDNIGHT + 5)));
  }

  @Test
  void userDays_firstActivityThatMovedLater_isTakenAnew() {
    Script room = room().tell(Events.leave(104, 7, T + 60, 60L), Events.leave(104, 7, T + 90, 10L));
    room.tell(Events.user(103, 7, T + 2));
    assertThat(reads().userDays(APP, ROOM).get(new UserDay(DAY - 1, 7)).first()).isEqualTo(T + 2);
    assertEqualsRecomputation(room, ROOM);
  }

  @Test
  void channelDays_addUpTheDaysOfTheUsers() {
    room()
        .tell(
            Events.create(T),
            Events.user(103, 7, T),
            Events.leave(104, 7, T + 60, 60L),
            Events.user(105, 8, T + 10),
            Events.leave(106, 8, T + 40, 30L));
    assertThat(reads().channelDays(APP, ROOM))
        .containsOnly(
            Map.entry(DAY - 1, new ChannelDay(2, new DayShare(60, 30, 0, 2, 2, T, T + 60))));
  }

  @Test
  void totals_afterEveryChange_equalARecomputation() {
    Random random = new Random(20260101);
    for (int round = 0; round < 4; round++) {
      String channel = "room " + round;
      Script script = script(channel);
      List<Event> events = eventsAroundMidnight(random);
      Collections.shuffle(events, random);
      for (Event event : events) {
        script.tell(event);
        assertEqualsRecomputation(script, channel);
      }
    }
  }

  @Test
  void totals_ofAFailedTransaction_areAsBefore() {
    Script script = room().tell(Events.user(103, 7, T), Events.leave(104, 7, T + 60, 60L));
    List<Event> late = List.of(Events.user(112, 7, T + 20), Events.leave(104, 7, T + 90, 3L));
    Script doomed = room();
    assertThatThrownBy(
            () ->
                write(
                    transaction -> {
                      doomed.tell(transaction, late);
                      throw new IllegalStateException("too late");
                    }))
        .hasMessage("too late");
    assertEqualsRecomputation(script, ROOM);
  }

  private static List<Event> eventsAroundMidnight(Random random) {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long ts = MIDNIGHT - 100 + random.nextInt(200);
      switch (random.nextInt(8)) {
        case 0 -> events.add(Events.create(ts));
        case 1 -> events.add(Events.destroy(ts));
        case 2, 3 -> events.add(Events.user(random.nextBoolean() ? 103 : 105, uid(random), ts));
        case 4 -> events.add(Events.user(random.nextBoolean() ? 111 : 112, uid(random), ts));
        default -> events.add(leave(random, ts));
      }
    }
    return events;
  }

  private static Event leave(Random random, long ts) {
    long[] lengths = {0, 1, 10, 60, 150, 144_000};
    long length = lengths[random.nextInt(lengths.length)];
    int type = random.nextBoolean() ? 104 : 106;
    return Events.leave(type, uid(random), ts, random.nextInt(4) == 0 ? null : (Long) length);
  }

  private static long uid(Random random) {
    return random.nextInt(1, 3);
  }

  private void assertEqualsRecomputation(Script script, String channel) {
    List<Session> sessions = script.sessions();
    Map<UserDay, DayShare> days = DayChange.shares(sessions);
    assertThat(reads().ledger(APP, channel)).isEqualTo(Ledger.of(sessions));
    assertThat(reads().userDays(APP, channel)).isEqualTo(days);
    assertThat(reads().channelDays(APP, channel)).isEqualTo(channelDays(days));
    for (Call call : script.calls()) {
      assertSeconds(reads().call(APP, channel, T, call.start()).orElseThrow(), call, sessions);
    }
  }

  private static void assertSeconds(CallReport report, Call call, List<Session> sessions) {
    List<Session> own = sessions.stream().filter(s -> s.call() == call.id()).toList();
    List<Session> ended = own.stream().filter(s -> s.leave() != null).toList();
    assertThat(report.call()).isEqualTo(call);
    assertThat(report.totals().openSessions()).isEqualTo(own.size() - ended.size());
    assertThat(report.totals().hostSeconds()).isEqualTo(seconds(ended, Role.HOST));
    assertThat(report.totals().audienceSeconds()).isEqualTo(seconds(ended, Role.AUDIENCE));
    List<Session> inferred = ended.stream().filter(Session::inferred).toList();
    assertThat(report.totals().inferredSeconds())
        .isEqualTo(seconds(inferred, Role.HOST) + seconds(inferred, Role.AUDIENCE));
  }

  private static long seconds(List<Session> sessions, Role role) {
    return sessions.stream().mapToLong(session -> session.seconds(role)).sum();
  }

  private static Map<Long, ChannelDay> channelDays(Map<UserDay, DayShare> userDays) {
    Map<Long, ChannelDay> days = new TreeMap<>();
    userDays.forEach(
        (day, share) ->
            days.merge(
                day.day(),
                new ChannelDay(1, share),
                (a, b) -> new ChannelDay(a.users() + b.users(), a.sum().plus(b.sum()))));
    return days;
  }

  private Reads reads() {
    return storage.reads();
  }
}
