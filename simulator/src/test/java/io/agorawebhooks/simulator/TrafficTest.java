package io.agorawebhooks.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.History;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final Instant START = Instant.parse("2026-01-07T12:00:00Z");
  private static final Traffic.Shape CALM = new Traffic.Shape(5, 300, 50, 40, 0, 0, 0);

  private static Traffic traffic(long seed, Traffic.Shape shape) {
    return new Traffic(new AppId("sim"), seed, START, START.plus(Duration.ofMinutes(60)), shape);
  }

  private static List<Sent> all(Traffic traffic) {
    List<Sent> all = new ArrayList<>();
    traffic.forEachRemaining(all::add);
    return all;
  }

  private static List<String> bodies(List<Sent> sent) {
    return sent.stream().map(one -> new String(one.body(), UTF_8)).toList();
  }

  private static Stream<Notice> notices(List<Sent> sent) {
    return sent.stream().map(one -> Objects.requireNonNull(one.delivery()).notice());
  }

  private static Map<String, List<Event>> channels(List<Sent> sent) {
    return notices(sent)
        .filter(notice -> notice.event() != null)
        .collect(
            Collectors.groupingBy(
                Notice::channel, Collectors.mapping(Notice::event, Collectors.toList())));
  }

  @Test
  void seed_decidesEverything() {
    List<String> one = bodies(all(traffic(1, CALM)));
    assertThat(bodies(all(traffic(1, CALM)))).isEqualTo(one);
    assertThat(bodies(all(traffic(2, CALM)))).isNotEqualTo(one);
  }

  @Test
  void calmTraffic_arrivesInOrderOnceAndIsOfWholeCalls() {
    Traffic traffic = traffic(1, CALM);
    List<Sent> sent = all(traffic);
    assertThat(sent).isSortedAccordingTo((a, b) -> Long.compare(a.arrival(), b.arrival()));
    assertThat(notices(sent).map(Notice::key)).doesNotHaveDuplicates();
    List<Call> calls = new ArrayList<>();
    channels(sent).values().forEach(events -> calls.addAll(History.of(events).calls()));
    assertThat(calls).allMatch(call -> call.created() && call.destroyed() != null);
    assertThat((long) calls.size()).isEqualTo(traffic.calls()).isBetween(200L, 400L);
  }

  @Test
  void users_areAsManyAsAskedFor() {
    Set<Long> few = uids(all(traffic(1, new Traffic.Shape(5, 3, 50, 0, 0, 0, 0))));
    assertThat(few).hasSize(3);
    Set<Long> many = uids(all(traffic(1, new Traffic.Shape(5, 7 * 11, 50, 0, 0, 0, 0))));
    assertThat(many).hasSize(77);
  }

  private static Set<Long> uids(List<Sent> sent) {
    return notices(sent)
        .map(Notice::event)
        .filter(event -> event != null && event.uid() > 0)
        .map(Event::uid)
        .collect(Collectors.toCollection(HashSet::new));
  }

  @Test
  void rolesAndBots_areAsOftenAsAskedFor() {
    List<Sent> none = all(traffic(1, new Traffic.Shape(5, 300, 0, 0, 0, 0, 0)));
    assertThat(notices(none).map(Notice::eventType)).doesNotContain(103L, 105L, 111L, 112L);
    assertThat(clientTypes(none)).doesNotContain(3L, 10L, 60L);
    List<Sent> all = all(traffic(1, new Traffic.Shape(5, 300, 100, 100, 0, 0, 0)));
    assertThat(notices(all).map(Notice::eventType)).doesNotContain(107L).contains(111L, 112L);
    assertThat(clientTypes(all)).contains(3L, 10L);
  }

  private static Stream<Long> clientTypes(List<Sent> sent) {
    return notices(sent)
        .map(Notice::event)
        .filter(Objects::nonNull)
        .map(Event::clientType)
        .distinct();
  }

  @Test
  void trouble_isAsMuchAsAskedFor() {
    int calm = all(traffic(1, CALM)).size();
    List<Sent> lost = all(traffic(1, new Traffic.Shape(5, 300, 50, 40, 0, 0, 20)));
    assertThat((double) lost.size() / calm).isBetween(0.7, 0.9);
    List<Sent> twice = all(traffic(1, new Traffic.Shape(5, 300, 50, 40, 20, 0, 0)));
    long copies = twice.size() - notices(twice).map(Notice::key).distinct().count();
    assertThat((double) copies / calm).isBetween(0.1, 0.3);
    List<Sent> late = all(traffic(1, new Traffic.Shape(5, 300, 50, 40, 0, 60, 0)));
    assertThat(late).isSortedAccordingTo((a, b) -> Long.compare(a.arrival(), b.arrival()));
    List<Long> ts =
        notices(late).map(Notice::event).filter(Objects::nonNull).map(Event::ts).toList();
    assertThat(ts).isNotEqualTo(ts.stream().sorted().toList());
  }
}
