package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Minutes;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Times, and the seconds of sessions in them, that can be worked out by hand. */
class MinutesTest {
  private static final Cuts CUTS = Cuts.at(List.of(0L, 10L, 30L));

  private static Session session(Event... events) {
    return History.of(List.of(events)).sessions().get(0);
  }

  private static Session stay(long join, long leave) {
    return session(Events.user(103, 7, join), Events.leave(104, 7, leave, leave - join));
  }

  private static MinutesKey key(int part, Role role) {
    return new MinutesKey(part, null, null, null, role, false);
  }

  private static Map<MinutesKey, Long> minutes(Filter filter, Session... sessions) {
    Minutes minutes = new Minutes(CUTS, filter);
    for (Session session : sessions) {
      minutes.add(null, session);
    }
    return minutes.seconds();
  }

  @Test
  void cuts_tellWhichTimeASecondIsIn() {
    assertThat(CUTS.size()).isEqualTo(2);
    assertThat(CUTS.whole()).isEqualTo(new Range(0, 30));
    assertThat(CUTS.range(1)).isEqualTo(new Range(10, 30));
    assertThat(List.of(CUTS.part(0), CUTS.part(9), CUTS.part(10), CUTS.part(29)))
        .containsExactly(0, 0, 1, 1);
    assertThat(CUTS.part(30)).isEqualTo(1);
    assertThat(CUTS).hasToString("[0, 10, 30]");
    assertThat(Cuts.of(new Range(3, 5)).whole()).isEqualTo(new Range(3, 5));
  }

  @Test
  void cuts_ascend() {
    assertThatThrownBy(() -> Cuts.at(List.of(0L, 10L, 10L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cuts.at(List.of(5L, 4L))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cuts.at(List.of(5L))).isInstanceOf(IllegalArgumentException.class);
    assertThat(Cuts.at(List.of(5L, 6L)).size()).isEqualTo(1);
  }

  @Test
  void range_knowsWhatLiesInIt() {
    Range range = new Range(10, 20);
    assertThat(List.of(range.overlaps(0, 10), range.overlaps(0, 11))).containsExactly(false, true);
    assertThat(List.of(range.overlaps(19, 30), range.overlaps(20, 30)))
        .containsExactly(true, false);
    assertThat(List.of(range.overlaps(10, 10), range.overlaps(9, 9), range.overlaps(20, 20)))
        .containsExactly(true, false, false);
    assertThat(range.seconds(0, 12)).isEqualTo(2);
    assertThat(range.seconds(15, 40)).isEqualTo(5);
    assertThat(range.seconds(20, 40)).isZero();
    assertThat(range.seconds(0, 5)).isZero();
    assertThat(range.and(new Range(15, 40))).contains(new Range(15, 20));
    assertThat(range.and(new Range(20, 40))).isEmpty();
    assertThatThrownBy(() -> new Range(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Range(1, 1).seconds(0, 9)).isZero();
  }

  @Test
  void session_isCutIntoTimes() {
    assertThat(minutes(Filter.ALL, stay(4, 25)))
        .isEqualTo(Map.of(key(0, Role.HOST), 6L, key(1, Role.HOST), 15L));
    assertThat(minutes(Filter.ALL, stay(10, 30))).isEqualTo(Map.of(key(1, Role.HOST), 20L));
  }

  @Test
  void sessionBeyondTheTimes_isCut() {
    assertThat(minutes(Filter.ALL, stay(-5, 3), stay(28, 99), stay(30, 40), stay(-9, 0)))
        .isEqualTo(Map.of(key(0, Role.HOST), 3L, key(1, Role.HOST), 2L));
  }

  @Test
  void openSession_hasNone() {
    assertThat(minutes(Filter.ALL, session(Events.user(103, 7, 4)))).isEmpty();
  }

  @Test
  void sessions_addUp() {
    assertThat(minutes(Filter.ALL, stay(0, 4), stay(5, 10)))
        .isEqualTo(Map.of(key(0, Role.HOST), 9L));
  }

  @Test
  void rangeOfTheFilter_cutsToo() {
    assertThat(minutes(Filter.in(new Range(8, 12)), stay(4, 25)))
        .isEqualTo(Map.of(key(0, Role.HOST), 2L, key(1, Role.HOST), 2L));
    assertThat(minutes(Filter.in(new Range(20, 22)), stay(4, 15))).isEmpty();
  }

  @Test
  void rolesAndInferredOnes_areApart() {
    Session both =
        session(Events.user(103, 7, 0), Events.user(112, 7, 4), Events.leave(106, 7, 9, 9L));
    Session lost = session(Events.leave(104, 8, 9, 5L));
    assertThat(minutes(Filter.ALL, both, lost))
        .isEqualTo(
            Map.of(
                key(0, Role.HOST),
                4L,
                key(0, Role.AUDIENCE),
                5L,
                new MinutesKey(0, null, null, null, Role.HOST, true),
                5L));
    Filter hosts = new Filter(Range.ALL, Set.of(), Set.of(), Set.of(Role.HOST), Set.of(), Set.of());
    assertThat(minutes(hosts, both)).isEqualTo(Map.of(key(0, Role.HOST), 4L));
  }

  private static MinutesKey kind(
      int part, @Nullable String channel, @Nullable Long platform, @Nullable Long clientType) {
    return new MinutesKey(part, channel, platform, clientType, Role.HOST, false);
  }

  @Test
  void lines_theMostFirst_thenByTheirKeys() {
    Map<MinutesKey, Long> minutes =
        Map.of(
            kind(0, "b", 7L, null), 4L,
            kind(1, "b", 7L, 10L), 1L,
            kind(1, "a", 1L, 10L), 5L,
            kind(0, "c", null, 28L), 6L);
    assertThat(Line.of(minutes, Breakdown.CHANNEL, 2))
        .containsExactly(line(null, "c", 6, 0), line(null, "a", 0, 5), line(null, "b", 4, 1));
    assertThat(Line.of(minutes, Breakdown.PLATFORM, 2))
        .containsExactly(line(null, null, 6, 0), line(1L, null, 0, 5), line(7L, null, 4, 1));
    assertThat(Line.of(minutes, Breakdown.CLIENT_TYPE, 2))
        .containsExactly(line(10L, null, 0, 6), line(28L, null, 6, 0), line(null, null, 4, 0));
    assertThat(Line.of(minutes, Breakdown.ROLE, 2))
        .containsExactly(new Line(new Line.Key(Role.HOST, null, null), List.of(10L, 6L)));
    assertThat(line(1L, null, 3, 4).total()).isEqualTo(7);
  }

  @Test
  void lines_withAsMuch_areInTheOrderOfTheirNames() {
    Map<MinutesKey, Long> minutes =
        Map.of(kind(0, "b", 7L, null), 5L, kind(0, "a", 1L, null), 5L, kind(0, "ab", 1L, null), 5L);
    assertThat(Line.of(minutes, Breakdown.CHANNEL, 1))
        .containsExactly(line(null, "a", 5), line(null, "ab", 5), line(null, "b", 5));
  }

  private static Line line(@Nullable Long code, @Nullable String channel, long... seconds) {
    List<Long> all = Arrays.stream(seconds).boxed().toList();
    return new Line(new Line.Key(null, code, channel), all);
  }
}
