package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Occupancy;
import io.agorawebhooks.metrics.Occupancy.Part;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Users and calls at once that can be counted on the fingers. */
class OccupancyTest {
  private static final Cuts ONE = Cuts.at(List.of(0L, 100L));
  private static final Cuts TWO = Cuts.at(List.of(0L, 50L, 100L));
  private static final Filter HOSTS =
      new Filter(Range.ALL, Set.of(), Set.of(), Set.of(Role.HOST), Set.of(), Set.of());
  private static final long LATER = 1000;

  private final Occupancy whole = new Occupancy(ONE, Filter.ALL, LATER);
  private final Occupancy halves = new Occupancy(TWO, Filter.ALL, LATER);

  private static Session session(Event... events) {
    return History.of(List.of(events)).sessions().get(0);
  }

  private static Session stay(long uid, long join, long leave) {
    return session(Events.user(103, uid, join), Events.leave(104, uid, leave, leave - join));
  }

  private static Session open(long uid, long join) {
    return session(Events.user(103, uid, join));
  }

  @Test
  void nobody_isZeroWithoutAPeak() {
    assertThat(halves.parts()).containsExactly(Part.empty(50), Part.empty(50));
  }

  @Test
  void usersWhoMeet_areAtOnce() {
    whole.add("a", stay(1, 10, 40));
    whole.add("a", stay(2, 20, 30));
    assertThat(whole.parts()).containsExactly(new Part(100, 2, 20L, 40, 1, 30));
  }

  @Test
  void leaveOnTheSecondOfAJoin_comesFirst() {
    whole.add("a", stay(1, 10, 20));
    whole.add("b", stay(2, 20, 30));
    assertThat(whole.parts()).containsExactly(new Part(100, 1, 10L, 20, 1, 20));
  }

  @Test
  void userInTwoCalls_isOne() {
    whole.add("a", stay(1, 10, 30));
    whole.add("b", stay(1, 20, 40));
    assertThat(whole.parts()).containsExactly(new Part(100, 1, 10L, 30, 2, 40));
  }

  @Test
  void peakThatComesAgain_isItsFirstSecond() {
    whole.add("a", stay(1, 10, 20));
    whole.add("a", stay(2, 30, 40));
    assertThat(whole.parts()).containsExactly(new Part(100, 1, 10L, 20, 1, 20));
  }

  @Test
  void stayAcrossTwoTimes_isInBoth() {
    halves.add("a", stay(1, 40, 60));
    assertThat(halves.parts())
        .containsExactly(new Part(50, 1, 40L, 10, 1, 10), new Part(50, 1, 50L, 10, 1, 10));
  }

  @Test
  void stayBeyondTheTimes_isCut() {
    whole.add("a", stay(1, -20, 10));
    whole.add("a", stay(2, 90, 120));
    whole.add("a", stay(3, 100, 130));
    assertThat(whole.parts()).containsExactly(new Part(100, 1, 0L, 20, 1, 20));
  }

  @Test
  void stayBeforeTheTimes_isNotThere() {
    whole.add("a", stay(1, -20, 0));
    assertThat(whole.parts()).containsExactly(Part.empty(100));
  }

  @Test
  void openSession_isThereUntilNow() {
    Occupancy now = new Occupancy(TWO, Filter.ALL, 70);
    now.add("a", open(1, 60));
    assertThat(now.parts()).containsExactly(Part.empty(50), new Part(20, 1, 60L, 10, 1, 10));
  }

  @Test
  void timeThatHasNotBegun_hasNoSeconds() {
    assertThat(new Occupancy(TWO, Filter.ALL, 50).parts())
        .containsExactly(Part.empty(50), Part.empty(0));
    assertThat(new Occupancy(TWO, Filter.ALL, 20).parts())
        .containsExactly(Part.empty(20), Part.empty(0));
  }

  @Test
  void leaveAfterNow_countsUntilNow() {
    Occupancy now = new Occupancy(ONE, Filter.ALL, 50);
    now.add("a", stay(1, 10, 80));
    assertThat(now.parts()).containsExactly(new Part(50, 1, 10L, 40, 1, 40));
  }

  @Test
  void roles_onlyTheirTimeCounts() {
    Occupancy hosts = new Occupancy(ONE, HOSTS, LATER);
    hosts.add(
        "a",
        session(Events.user(103, 1, 10), Events.user(112, 1, 30), Events.leave(106, 1, 60, 50L)));
    assertThat(hosts.parts()).containsExactly(new Part(100, 1, 10L, 20, 1, 20));
  }

  @Test
  void roleOfAnOpenSession_lastsUntilNow() {
    Occupancy hosts = new Occupancy(ONE, HOSTS, 80);
    hosts.add("a", session(Events.user(105, 1, 10), Events.user(111, 1, 30)));
    assertThat(hosts.parts()).containsExactly(new Part(80, 1, 30L, 50, 1, 50));
  }
}
