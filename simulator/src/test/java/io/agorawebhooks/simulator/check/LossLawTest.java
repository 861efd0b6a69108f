package io.agorawebhooks.simulator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.kit.Events;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * User 5 joins and is never heard to leave; user 9 is the last who is known in the call. Without
 * user 9 the call ends at user 5's join, and so does user 5's session.
 */
class LossLawTest {
  private static final long START = 1767261600;
  private static final Event JOIN = Events.user(105, 5, START);
  private static final Event BECOMES_HOST = Events.user(111, 5, START + 20);
  private static final Event OTHER_LEAVES = Events.leave(106, 9, START + 30, null);
  private static final Event NEXT_CALL = Events.create(START + 40);

  private final List<Event> whole = List.of(JOIN, BECOMES_HOST, OTHER_LEAVES, NEXT_CALL);

  @Test
  void lossOfTheLastKnown_movesTheInferredEndAndTakesTheSwitch() {
    Session before = session(whole);
    Session after = session(without(OTHER_LEAVES));
    assertThat(before.leave()).isEqualTo(START + 30);
    assertThat(before.switches()).containsExactly(new RoleSwitch(START + 20, Role.HOST));
    assertThat(after.leave()).isEqualTo(START);
    assertThat(after.switches()).isEmpty();
    LossLaw.check("room", 9, whole, without(OTHER_LEAVES));
  }

  private static Session session(List<Event> events) {
    return History.of(events).sessions().stream()
        .filter(session -> session.uid() == 5)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void switchBeforeBothEnds_thatDiffers_breaksTheLaw() {
    List<Event> early = List.of(JOIN, Events.user(111, 5, START), OTHER_LEAVES, NEXT_CALL);
    assertBroken(early, List.of(JOIN, NEXT_CALL));
  }

  @Test
  void switchOfAnEndThatStays_thatDiffers_breaksTheLaw() {
    assertBroken(whole, without(BECOMES_HOST));
  }

  @Test
  void knownLeave_thatDiffers_breaksTheLaw() {
    List<Event> left =
        List.of(JOIN, Events.leave(106, 5, START + 25, null), OTHER_LEAVES, NEXT_CALL);
    assertBroken(left, List.of(JOIN, NEXT_CALL));
  }

  private static void assertBroken(List<Event> whole, List<Event> rest) {
    assertThatThrownBy(() -> LossLaw.check("room", 9, whole, rest))
        .isInstanceOf(Violation.class)
        .hasMessageStartingWith("other users' sessions without an event of 9");
  }

  private List<Event> without(Event... lost) {
    return whole.stream().filter(event -> !Arrays.asList(lost).contains(event)).toList();
  }
}
