package io.agorawebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.kit.Expected;
import io.agorawebhooks.kit.ExpectedCall;
import io.agorawebhooks.kit.ExpectedSession;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Without loss the truth comes back exactly. */
class TruthWorldTest {
  /** 2026-01-01T10:00:00Z. */
  private static final long START = 1767261600;

  @Property(tries = 300)
  void history_nothingLost_isTheTruth(@ForAll long seed, @ForAll Random random) {
    for (TrueChannel channel : TruthWorld.of(seed, 3, START)) {
      List<Event> events = new ArrayList<>(channel.events());
      Collections.shuffle(events, random);
      assertThat(Expected.of(History.of(events))).isEqualTo(expected(channel));
    }
  }

  @Property(tries = 20)
  void switches_nothingLost_areTheTrueOnes(@ForAll long seed) {
    for (TrueChannel channel : TruthWorld.of(seed, 3, START)) {
      List<List<RoleSwitch>> found =
          History.of(channel.events()).sessions().stream().map(s -> s.switches()).toList();
      assertThat(found).isEqualTo(channel.sessions().stream().map(s -> s.switches()).toList());
    }
  }

  @Test
  void world_sameSeed_isTheSame() {
    assertThat(TruthWorld.of(7, 20, START)).isEqualTo(TruthWorld.of(7, 20, START));
  }

  @Test
  void world_otherSeed_isAnother() {
    assertThat(TruthWorld.of(7, 20, START)).isNotEqualTo(TruthWorld.of(8, 20, START));
  }

  @Test
  void world_hasAllThatItPromises() {
    List<TrueChannel> world = TruthWorld.of(1, 200, START);
    List<TrueCall> calls = world.stream().flatMap(channel -> channel.calls().stream()).toList();
    List<TrueSession> sessions =
        world.stream().flatMap(channel -> channel.sessions().stream()).toList();
    assertThat(calls).anyMatch(call -> call.end() == null).anyMatch(call -> !call.created());
    assertThat(sessions)
        .anyMatch(session -> session.leave() == null)
        .anyMatch(session -> session.switches().size() > 1)
        .anyMatch(session -> session.join().type().isCommunication())
        .anyMatch(session -> session.join().clientType() != null);
  }

  private static Expected expected(TrueChannel channel) {
    return new Expected(
        channel.calls().stream().map(TruthWorldTest::expected).toList(),
        channel.sessions().stream().map(TruthWorldTest::expected).toList());
  }

  private static ExpectedCall expected(TrueCall call) {
    return new ExpectedCall(
        Long.toString(call.start()),
        call.start(),
        call.end(),
        call.created(),
        call.created() && call.end() != null,
        call.users(),
        call.sessions());
  }

  private static ExpectedSession expected(TrueSession session) {
    Event join = session.join();
    Long leave = session.leave() == null ? null : (Long) session.leave().ts();
    List<RoleSwitch> switches = session.switches();
    Role last =
        switches.isEmpty() ? session.initialRole() : switches.get(switches.size() - 1).role();
    return new ExpectedSession(
        Long.toString(session.call()),
        join.uid(),
        join.ts(),
        leave,
        leave == null ? null : (Long) (leave - join.ts()),
        false,
        false,
        session.initialRole().label(),
        last.label(),
        join.type().isCommunication() ? 1 : 0,
        switches.size(),
        seconds(session, leave, Role.HOST),
        seconds(session, leave, Role.AUDIENCE),
        join.platform(),
        join.clientType(),
        session.leave() == null ? null : session.leave().reason(),
        join.account(),
        join.sid());
  }

  private static @Nullable Long seconds(TrueSession session, @Nullable Long leave, Role role) {
    if (leave == null) {
      return null;
    }
    long seconds = 0;
    long from = session.join().ts();
    Role now = session.initialRole();
    for (RoleSwitch next : session.switches()) {
      seconds += now == role ? next.ts() - from : 0;
      from = next.ts();
      now = next.role();
    }
    return seconds + (now == role ? leave - from : 0);
  }
}
