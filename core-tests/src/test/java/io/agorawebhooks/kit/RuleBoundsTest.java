package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every number of correlation.md: the last second on which its rule holds, and the first beyond.
 */
class RuleBoundsTest {
  private static final long T = 1767261600;
  private static final long DAY = 24 * 3600;

  /** Join and leave of each session, relative to T, with "?" for an inferred or missing one. */
  private static List<String> sessions(Event... events) {
    return History.of(List.of(events)).sessions().stream().map(RuleBoundsTest::stay).toList();
  }

  private static String stay(Session session) {
    Long leave = session.leave();
    String end = leave == null ? "" : "" + (leave - T);
    return (session.join() - T)
        + (session.joinInferred() ? "?" : "")
        + ".."
        + end
        + (leave == null || session.leaveInferred() ? "?" : "");
  }

  /** Start of each call, relative to T. */
  private static List<Long> calls(Event... events) {
    return History.of(List.of(events)).calls().stream().map(call -> call.start() - T).toList();
  }

  /** End of each call, relative to T, null while there is none. */
  private static List<Long> ends(Event... events) {
    return History.of(List.of(events)).calls().stream()
        .map(Call::end)
        .map(end -> end == null ? null : end - T)
        .toList();
  }

  private static Event join(long uid, long at) {
    return Events.user(103, uid, T + at);
  }

  private static Event leave(long uid, long at, long duration) {
    return Events.leave(104, uid, T + at, duration);
  }

  private static Event leave(long uid, long at) {
    return Events.leave(104, uid, T + at, null);
  }

  private static Event create(long at) {
    return Events.create(T + at);
  }

  private static Event destroy(long at) {
    return Events.destroy(T + at);
  }

  @Test
  void duration_twoSecondsOffAJoin_isOfThatJoin() {
    assertThat(sessions(join(1, 0), join(1, 30), leave(1, 100, 98)))
        .containsExactly("0..100", "30..?");
    assertThat(sessions(join(1, 4), join(1, 30), leave(1, 100, 98)))
        .containsExactly("4..100", "30..?");
  }

  @Test
  void duration_threeSecondsOff_isOfTheLatestJoin() {
    assertThat(sessions(join(1, 0), join(1, 30), leave(1, 100, 97)))
        .containsExactly("0..30?", "30..100");
    assertThat(sessions(join(1, 5), join(1, 30), leave(1, 100, 98)))
        .containsExactly("5..30?", "30..100");
  }

  @Test
  void duration_equallyNear_isOfTheLaterJoin() {
    assertThat(sessions(join(1, 0), join(1, 4), leave(1, 100, 98)))
        .containsExactly("0..4?", "4..100");
  }

  @Test
  void order_withinAMinuteOfTheDuration_pairs() {
    assertThat(sessions(join(1, 60), leave(1, 200, 200))).containsExactly("60..200");
    assertThat(sessions(join(1, 0), leave(1, 200, 140))).containsExactly("0..200");
  }

  @Test
  void order_beyondAMinuteOfTheDuration_doesNotPair() {
    assertThat(sessions(join(1, 61), leave(1, 200, 200))).containsExactly("0?..200", "61..?");
    assertThat(sessions(join(1, 0), leave(1, 200, 139))).containsExactly("0..61?", "61?..200");
  }

  @Test
  void order_withinADay_pairs() {
    assertThat(sessions(join(1, 0), leave(1, DAY))).containsExactly("0.." + DAY);
  }

  @Test
  void order_beyondADay_doesNotPair() {
    assertThat(sessions(join(1, 0), leave(1, DAY + 1)))
        .containsExactly("0..0?", (DAY + 1) + "?.." + (DAY + 1));
  }

  @Test
  void duration_beyondADay_pairs() {
    assertThat(sessions(join(1, 0), leave(1, DAY + 100, DAY + 100)))
        .containsExactly("0.." + (DAY + 100));
  }

  @Test
  void order_withinAMinuteOfTheCallsEnd_pairs() {
    assertThat(sessions(create(0), join(1, 5), destroy(100), leave(1, 160)))
        .containsExactly("5..160");
    assertThat(sessions(create(0), join(1, 5), destroy(100), leave(1, 161)))
        .containsExactly("5..100?", "161?..161");
  }

  @Test
  void order_joinAtTheCallsEnd_isNotPartedByIt() {
    assertThat(sessions(create(0), destroy(100), join(1, 100), leave(1, 161)))
        .containsExactly("100..161");
  }

  @Test
  void order_createAFewSecondsAfterTheJoin_pairs() {
    assertThat(sessions(join(1, 0), create(5), leave(1, 100))).containsExactly("0..100");
    assertThat(sessions(join(1, 0), create(6), leave(1, 100)))
        .containsExactly("0..0?", "100?..100");
    assertThat(sessions(join(1, 0), create(100), leave(1, 100))).containsExactly("0..100");
  }

  @Test
  void destroy_repeatedWithinFiveSeconds_movesTheEnd() {
    assertThat(ends(create(0), join(1, 1), destroy(50), destroy(55))).containsExactly(55L);
    assertThat(ends(create(0), join(1, 1), destroy(50), destroy(55), destroy(60)))
        .containsExactly(60L);
    assertThat(ends(create(0), join(1, 1), destroy(50), destroy(56))).containsExactly(50L);
  }

  @Test
  void join_beforeTheCreate_isOfItUpToFiveSeconds() {
    assertThat(calls(join(1, 0), create(5))).containsExactly(5L);
    assertThat(calls(join(1, 0), create(6))).containsExactly(0L, 6L);
  }

  @Test
  void spanWithoutEnd_reachesADayBeyondWhatIsKnown() {
    assertThat(calls(create(0), join(1, DAY))).containsExactly(0L);
    assertThat(calls(create(0), join(1, DAY + 1))).containsExactly(0L, DAY + 1);
    assertThat(calls(create(0), join(1, 0), leave(1, 50, 50), join(2, DAY + 50)))
        .containsExactly(0L);
  }

  @Test
  void group_goesOnForAMinuteAfterTheLastLeave() {
    assertThat(calls(join(1, 0), leave(1, 10, 10), join(2, 70))).containsExactly(0L);
    assertThat(calls(join(1, 0), leave(1, 10, 10), join(2, 71))).containsExactly(0L, 71L);
  }

  @Test
  void group_openSession_isPresentForFourHours() {
    long reach = 4 * 3600 + 60;
    assertThat(calls(join(1, 0), join(2, reach))).containsExactly(0L);
    assertThat(calls(join(1, 0), join(2, reach + 1))).containsExactly(0L, reach + 1);
  }

  @Test
  void group_endsAtACutWithinAMinute() {
    assertThat(ends(join(1, 0), leave(1, 10, 10), destroy(70))).containsExactly(70L);
    assertThat(ends(join(1, 0), leave(1, 10, 10), destroy(71))).containsExactly(10L);
  }
}
