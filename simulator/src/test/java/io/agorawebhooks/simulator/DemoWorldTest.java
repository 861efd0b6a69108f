package io.agorawebhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoWorldTest {
  private static final AppId APP = new AppId("demo");
  private static final Instant NOON = Instant.parse("2026-01-07T12:00:00Z");
  private final DemoWorld world = new DemoWorld(APP, 1, NOON.minus(Duration.ofDays(3)), NOON);

  @Test
  void piecesOfTime_giveWhatTheWholeGives() {
    List<String> whole = bodies(world.sent(NOON, NOON.plus(Duration.ofHours(2))));
    List<String> pieces = new ArrayList<>();
    for (int minute = 0; minute < 120; minute++) {
      Instant from = NOON.plus(Duration.ofMinutes(minute));
      pieces.addAll(bodies(world.sent(from, from.plus(Duration.ofMinutes(1)))));
    }
    assertThat(whole).hasSizeGreaterThan(200);
    assertThat(pieces).containsExactlyElementsOf(whole);
  }

  @Test
  void beforeTheCompanyBegan_nothingIsSent() {
    Instant begin = NOON.minus(Duration.ofDays(3));
    assertThat(world.sent(begin.minus(Duration.ofDays(2)), begin)).isEmpty();
  }

  @Test
  void aDay_growsAndHasCallsOfEveryKind() {
    List<Sent> day = world.sent(NOON, NOON.plus(Duration.ofDays(1)));
    List<Sent> before = world.sent(NOON.minus(Duration.ofDays(3)), NOON.minus(Duration.ofDays(2)));
    assertThat(day.size()).isBetween(2_000, 12_000).isGreaterThan(before.size());
    assertThat(events(day).map(Event::clientType).distinct())
        .contains(null, 3L, 8L, 10L, 28L, 30L, 43L, 50L, 60L);
  }

  @Test
  void aChannelsEvents_areCallsThatEnd() {
    List<Event> standups =
        events("standup (eu)", world.sent(NOON, NOON.plus(Duration.ofDays(2)))).toList();
    assertThat(standups).isNotEmpty();
    assertThat(History.of(standups).calls()).isNotEmpty().allMatch(call -> call.end() != null);
  }

  private static Stream<Event> events(String channel, List<Sent> sent) {
    return deliveries(sent)
        .filter(delivery -> channel.equals(delivery.notice().channel()))
        .map(delivery -> delivery.notice().event())
        .filter(Objects::nonNull);
  }

  private static Stream<Event> events(List<Sent> sent) {
    return deliveries(sent).map(delivery -> delivery.notice().event()).filter(Objects::nonNull);
  }

  private static Stream<Delivery> deliveries(List<Sent> sent) {
    return sent.stream().map(Sent::delivery).filter(Objects::nonNull);
  }

  private static List<String> bodies(List<Sent> sent) {
    return sent.stream().map(one -> new String(one.body(), StandardCharsets.UTF_8)).toList();
  }
}
