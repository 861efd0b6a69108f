package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.storage.CallFigures;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.Reads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code Reads}: calls, their sessions and figures. */
abstract class CallReadsContract extends Contract {
  private static final long DAY = 24 * 3600;

  @Test
  void calls_newestActivityFirst() {
    script("joined last").tell(Events.create(T), Events.user(103, 7, T + 300));
    script("left last").tell(Events.create(T), Events.leave(104, 7, T + 400, 400L));
    script("destroyed last").tell(Events.create(T), Events.destroy(T + 200));
    script("created last").tell(Events.create(T + 100));
    assertThat(channels(calls(0, 9)))
        .containsExactly("left last", "joined last", "destroyed last", "created last");
  }

  @Test
  void calls_equalActivity_laterStartFirst() {
    script("a").tell(Events.create(T), Events.destroy(T + 10));
    script("b").tell(Events.create(T + 5), Events.destroy(T + 10));
    assertThat(channels(calls(0, 9))).containsExactly("b", "a");
  }

  @Test
  void calls_equalActivityAndStart_areOrderedByNameByCodePoint() {
    List<String> names = List.of("A", "B", "a", "\u00e9", "\uffee", "\ud83d\ude00");
    List<String> backwards = new ArrayList<>(names);
    Collections.reverse(backwards);
    backwards.forEach(name -> script(name).tell(Events.create(T)));
    assertThat(channels(calls(0, 9))).isEqualTo(names);
  }

  @Test
  void calls_offsetAndLimit_areAPartOfTheList() {
    Script room = threeCalls();
    assertThat(starts(calls(1, 1))).containsExactly(room.calls().get(1).start());
    assertThat(starts(calls(1, 9))).containsExactly(T + 100, T);
    assertThat(calls(3, 9)).isEmpty();
    assertThat(calls(0, 0)).isEmpty();
  }

  @Test
  void calls_ofOtherApps_areNotAmongThem() {
    threeCalls();
    assertThat(reads().calls(OTHER_APP, CallQuery.ALL, T, head(9)).calls()).isEmpty();
    assertThat(reads().calls(OTHER_APP, CallQuery.ALL, T, head(9)).sums()).isEqualTo(CallSums.NONE);
  }

  @Test
  void countCalls_countsThoseOfAllChannels() {
    threeCalls();
    script("other room").tell(Events.create(T));
    assertThat(reads().calls(APP, CallQuery.ALL, T, head(0)).sums().calls()).isEqualTo(4);
  }

  @Test
  void call_noId_isTheOneThatStartsLast() {
    List<Call> calls = threeCalls().calls();
    assertThat(call(null)).contains(calls.get(2));
  }

  @Test
  void call_itsStart_isThatCall() {
    List<Call> calls = threeCalls().calls();
    assertThat(call(T)).contains(calls.get(0));
    assertThat(call(T + 100)).contains(calls.get(1));
  }

  @Test
  void call_aSecondThatItCovers_isThatCall() {
    List<Call> calls = threeCalls().calls();
    assertThat(call(T + 30)).contains(calls.get(0));
    assertThat(call(T + 50)).as("its last second").contains(calls.get(0));
    assertThat(call(T + 5000)).as("a call without end").contains(calls.get(2));
  }

  @Test
  void call_aSecondThatSeveralCover_isTheLatestStart() {
    Script room = room().tell(Events.create(T), Events.destroy(T + 50), Events.create(T + 50));
    assertThat(call(T + 50)).contains(room.calls().get(1));
  }

  @Test
  void call_aSecondThatNoneCovers_isNone() {
    threeCalls();
    assertThat(call(T - 1)).isEmpty();
    assertThat(call(T + 51)).isEmpty();
  }

  @Test
  void call_unknownChannel_isNone() {
    threeCalls();
    assertThat(reads().call(APP, "Room", T, null)).isEmpty();
    assertThat(reads().call(APP, "Room", T, T)).isEmpty();
  }

  @Test
  void report_completedSessions_countInTheSeconds() {
    room()
        .tell(
            Events.create(T),
            Events.user(103, 1, T),
            Events.user(112, 1, T + 20),
            Events.leave(106, 1, T + 50, 50L),
            Events.leave(104, 2, T + 40, 7L));
    CallReport report = report(T + 60);
    assertThat(report.totals().hostSeconds()).isEqualTo(27);
    assertThat(report.totals().audienceSeconds()).isEqualTo(30);
    assertThat(report.totals().inferredSeconds()).isEqualTo(7);
    assertThat(report.totals().openSessions()).isZero();
    assertThat(report.totals().openSeconds()).isZero();
    assertThat(report.onlineUsers()).isZero();
  }

  @Test
  void report_openSessions_countUpToTheSecondAskedFor() {
    room().tell(Events.create(T), Events.user(103, 1, T + 10), Events.user(105, 2, T + 30));
    CallReport report = report(T + 40);
    assertThat(report.totals().openSessions()).isEqualTo(2);
    assertThat(report.totals().openSeconds()).isEqualTo(30 + 10);
    assertThat(report.onlineUsers()).isEqualTo(2);
    assertThat(report.seconds()).isZero();
    assertThat(report(T + 20).totals().openSeconds()).as("one joins later").isEqualTo(10);
  }

  @Test
  void report_openSessionOfADay_isOnlineAndNoLongerASecondLater() {
    room().tell(Events.create(T), Events.user(103, 1, T));
    assertThat(report(T + DAY).onlineUsers()).isEqualTo(1);
    assertThat(report(T + DAY + 1).onlineUsers()).isZero();
    assertThat(report(T + DAY + 1).totals().openSeconds()).isEqualTo(DAY);
    assertThat(report(T + DAY + 1).totals().openSessions()).isEqualTo(1);
  }

  @Test
  void report_userWithSeveralOpenSessions_isOnlineOnce() {
    room().tell(Events.create(T), Events.user(103, 1, T), Events.event(103, 1, T, 5L, null));
    CallReport report = report(T + 5);
    assertThat(report.onlineUsers()).isEqualTo(report.totals().openSessions() == 0 ? 0 : 1);
  }

  @Test
  void report_clientTypes_areDistinctAscendingAndNoneFirst() {
    room()
        .tell(
            Events.create(T),
            from(10L, Events.user(103, 1, T)),
            from(3L, Events.user(103, 2, T)),
            from(10L, Events.user(103, 3, T)),
            Events.user(103, 4, T));
    assertThat(report(T).clientTypes()).containsExactly(null, 3L, 10L);
  }

  @Test
  void report_callWithoutSessions_isAllZero() {
    Script room = room().tell(Events.create(T));
    assertThat(report(T + 5))
        .isEqualTo(new CallReport(ROOM, room.calls().get(0), false, Totals.NONE, 0, 0, List.of()));
  }

  @Test
  void sessions_lastInSessionOrderFirst() {
    Script room = fiveUsers();
    List<Session> backwards = new ArrayList<>(room.sessions());
    Collections.reverse(backwards);
    assertThat(reads().sessions(room.id(T), 0, 9)).isEqualTo(backwards);
    assertThat(reads().sessions(room.id(T), 1, 2)).isEqualTo(backwards.subList(1, 3));
    assertThat(reads().sessions(room.id(T), 5, 9)).isEmpty();
  }

  @Test
  void sessions_unknownCall_isEmpty() {
    long unused = inRoom(store -> store.calls().newId());
    assertThat(reads().sessions(unused, 0, 9)).isEmpty();
    assertThat(reads().figures(unused)).isEqualTo(new CallFigures(0, 0, 0, 0, 0));
  }

  @Test
  void figures_rolesEverHeld_countEachUserOnce() {
    Script room =
        room()
            .tell(
                Events.create(T),
                Events.user(103, 1, T),
                Events.user(112, 1, T + 10),
                Events.user(111, 1, T + 20),
                Events.user(105, 2, T),
                Events.leave(106, 2, T + 5, 5L),
                Events.user(105, 2, T + 30),
                Events.user(105, 3, T),
                Events.leave(104, 3, T + 9, 9L));
    CallFigures figures = reads().figures(room.id(T));
    assertThat(figures.uniqueHosts()).isEqualTo(2);
    assertThat(figures.uniqueAudiences()).isEqualTo(3);
    assertThat(figures.roleSwitches()).isEqualTo(3);
  }

  @Test
  void figures_botsAndPeople_areCountedApart() {
    Script room =
        room()
            .tell(
                Events.create(T),
                from(10L, Events.user(103, 1, T)),
                from(10L, Events.user(103, 1, T + 10)),
                from(8L, Events.user(103, 2, T)),
                from(99L, Events.user(103, 3, T)),
                from(60L, Events.user(103, 4, T)),
                Events.user(103, 4, T + 10),
                Events.user(103, 5, T));
    CallFigures figures = reads().figures(room.id(T));
    assertThat(figures.participants()).isEqualTo(4);
    assertThat(figures.bots()).isEqualTo(1);
  }

  @Test
  void callsBefore_aSecond_excludesIt() {
    threeCalls();
    assertThat(starts(reads().callsBefore(APP, ROOM, T, T + 200, 9))).containsExactly(T + 100, T);
  }

  @Test
  void callsBefore_more_stopsAtTheLimit() {
    threeCalls();
    assertThat(starts(reads().callsBefore(APP, ROOM, T, Long.MAX_VALUE, 2)))
        .containsExactly(T + 200, T + 100);
  }

  @Test
  void callsBefore_unknownChannel_isEmpty() {
    assertThat(reads().callsBefore(APP, "Room", T, Long.MAX_VALUE, 2)).isEmpty();
  }

  @Test
  void reports_ofEveryRead_areTheSame() {
    fiveUsers();
    CallReport report = report(T + 77);
    assertThat(reads().calls(APP, CallQuery.ALL, T + 77, head(9)).calls()).containsExactly(report);
    assertThat(reads().callsBefore(APP, ROOM, T + 77, Long.MAX_VALUE, 9)).containsExactly(report);
  }

  private static Event from(long clientType, Event event) {
    return new Event(event.key(), event.duration(), 6L, clientType, null, null, null);
  }

  private Script threeCalls() {
    return room()
        .tell(
            Events.create(T),
            Events.destroy(T + 50),
            Events.create(T + 100),
            Events.destroy(T + 150),
            Events.create(T + 200));
  }

  private Script fiveUsers() {
    Script room = room().tell(Events.create(T));
    for (int uid = 1; uid <= 5; uid++) {
      room.tell(Events.user(103, uid, T + 10 - uid / 2));
    }
    return room;
  }

  private Reads reads() {
    return storage.reads();
  }

  private List<CallReport> calls(long offset, int limit) {
    return reads()
        .calls(APP, CallQuery.ALL, T, ListPart.of(CallOrder.ACTIVITY, offset, limit))
        .calls();
  }

  private static ListPart head(int limit) {
    return ListPart.of(CallOrder.ACTIVITY, 0, limit);
  }

  private Optional<Call> call(@Nullable Long id) {
    return reads().call(APP, ROOM, T, id).map(CallReport::call);
  }

  private CallReport report(long asOf) {
    return reads().call(APP, ROOM, asOf, null).orElseThrow();
  }

  private static List<String> channels(List<CallReport> reports) {
    return reports.stream().map(CallReport::channel).toList();
  }

  private static List<Long> starts(List<CallReport> reports) {
    return reports.stream().map(report -> report.call().start()).toList();
  }
}
