package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.CodeShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.Delivery;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds between the figures of any sessions. */
class FigureLawsTest {
  @Provide
  Arbitrary<List<Delivery>> streams() {
    return World.streams();
  }

  private static List<Session> sessions(List<Delivery> stream) {
    return Told.histories(stream, World.CONTENT_ORDER).values().stream()
        .map(History::sessions)
        .flatMap(Collection::stream)
        .toList();
  }

  @Property(tries = 300)
  void quality_partsSumToTheSample(@ForAll("streams") List<Delivery> stream) {
    List<Session> ended =
        sessions(stream).stream().filter(session -> session.leave() != null).toList();
    Quality.Count count = Quality.counting();
    sessions(stream).forEach(count);
    Quality quality = count.done();
    assertThat(quality.sampleSize()).isEqualTo(ended.size());
    assertThat(sum(quality.lengths().stream())).isEqualTo(ended.size());
    assertThat(quality.failed()).isEqualTo(quality.lengths().get(0));
    assertThat(quality.seconds()).isEqualTo(sum(ended.stream().map(Session::duration)));
    assertThat(sum(quality.reasons().values().stream()))
        .isEqualTo(ended.stream().filter(session -> session.reason() != null).count());
    if (!ended.isEmpty()) {
      assertThat(quality.score()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    }
  }

  private static long sum(Stream<Long> numbers) {
    return numbers.mapToLong(Long::longValue).sum();
  }

  @Property(tries = 300)
  void roles_partsSumToTheTotals(@ForAll("streams") List<Delivery> stream) {
    RoleFigures.Count count = RoleFigures.counting(Filter.ALL, Long.MAX_VALUE);
    sessions(stream).forEach(count);
    RoleFigures figures = count.done();
    long all = sum(sessions(stream).stream().map(s -> s.leave() == null ? 0L : s.duration()));
    assertThat(figures.totals().hostSeconds() + figures.totals().audienceSeconds()).isEqualTo(all);
    for (List<CodeShare> shares : List.of(figures.platforms(), figures.clientTypes())) {
      assertThat(sum(shares.stream().map(CodeShare::seconds))).isEqualTo(all);
      assertThat(sum(shares.stream().map(CodeShare::sessions))).isEqualTo(sessions(stream).size());
    }
    assertThat(figures.switches())
        .isEqualTo(sessions(stream).stream().mapToInt(s -> s.switches().size()).sum());
  }

  /** A session and a switch belong to the part that holds them, seconds to where they lie. */
  @Property(tries = 300)
  void roles_ofTwoTimes_sumToThoseOfBoth(@ForAll("streams") List<Delivery> stream) {
    List<Session> sessions = sessions(stream);
    if (sessions.isEmpty()) {
      return;
    }
    long middle = sessions.get(sessions.size() / 2).join() + 1;
    RoleFigures before = in(new Range(Long.MIN_VALUE, middle), sessions);
    RoleFigures after = in(new Range(middle, Long.MAX_VALUE), sessions);
    RoleFigures all = in(Range.ALL, sessions);
    assertThat(before.switches() + after.switches()).isEqualTo(all.switches());
    assertThat(seconds(before.totals()) + seconds(after.totals())).isEqualTo(seconds(all.totals()));
  }

  private static long seconds(Totals totals) {
    return totals.seconds() + totals.openSeconds();
  }

  private static RoleFigures in(Range range, List<Session> sessions) {
    long asOf = sessions.stream().mapToLong(Session::join).max().orElse(0) + 500;
    Filter filter = Filter.in(range);
    RoleFigures.Count count = RoleFigures.counting(filter, asOf);
    sessions.stream().filter(session -> filter.matches(session, asOf)).forEach(count);
    return count.done();
  }
}
