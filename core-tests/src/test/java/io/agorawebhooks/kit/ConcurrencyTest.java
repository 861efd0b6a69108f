package io.agorawebhooks.kit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.metrics.Concurrency;
import io.agorawebhooks.metrics.Concurrency.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConcurrencyTest {
  private static final long T = 1767261600;
  private static final long[] UIDS = {1, 2, 7, 2147483647L, 2147483648L, 4294967295L};

  record Stay(long uid, long join, long leave) {}

  @Provide
  Arbitrary<List<Stay>> stays() {
    return Combinators.combine(
            Arbitraries.integers().between(0, UIDS.length - 1),
            Arbitraries.longs().between(T, T + 20),
            Arbitraries.longs().between(0, 8))
        .as((uid, join, length) -> new Stay(UIDS[uid], join, join + length))
        .list()
        .ofMaxSize(25);
  }

  private static Concurrency of(List<Stay> stays) {
    Concurrency.Count count = Concurrency.counting();
    stays.forEach(stay -> count.add(stay.uid(), stay.join(), stay.leave()));
    return count.done();
  }

  private static Concurrency of(Stay... stays) {
    return of(List.of(stays));
  }

  @Property(tries = 2000)
  void points_areWhatCountingEachSecondGives(@ForAll("stays") List<Stay> stays) {
    List<Point> expected = new ArrayList<>();
    int before = 0;
    for (long second = T; second <= T + 30; second++) {
      int users = users(stays, second);
      if (users != before) {
        expected.add(new Point(second, users));
      }
      before = users;
    }
    assertThat(of(stays).points()).isEqualTo(expected);
  }

  private static int users(List<Stay> stays, long second) {
    return stays.stream()
        .filter(stay -> stay.join() <= second && second < stay.leave())
        .map(Stay::uid)
        .collect(toSet())
        .size();
  }

  @Property(tries = 500)
  void peak_isTheFirstGreatestPoint(@ForAll("stays") List<Stay> stays) {
    Concurrency concurrency = of(stays);
    Point top =
        concurrency.points().stream()
            .reduce((a, b) -> b.users() > a.users() ? b : a)
            .orElse(new Point(0, 0));
    assertThat(concurrency.peak()).isEqualTo(top.users());
    assertThat(concurrency.peakSecond())
        .isEqualTo(concurrency.points().isEmpty() ? null : (Long) top.second());
  }

  @Property(tries = 300)
  void anyOrder_isTheSame(@ForAll("stays") List<Stay> stays, @ForAll Random random) {
    List<Stay> shuffled = new ArrayList<>(stays);
    Collections.shuffle(shuffled, random);
    assertThat(of(shuffled)).isEqualTo(of(stays));
  }

  @Example
  void nobody_hasNoPointsAndNoPeak() {
    assertThat(of()).isEqualTo(Concurrency.NONE);
    assertThat(of(new Stay(7, T, T))).isEqualTo(Concurrency.NONE);
  }

  @Example
  void leave_comesBeforeTheJoinOfThatSecond() {
    assertThat(of(new Stay(7, T, T + 5), new Stay(8, T + 5, T + 9)).points())
        .containsExactly(new Point(T, 1), new Point(T + 9, 0));
  }

  @Example
  void twoDevicesOfAUser_areOne() {
    Concurrency concurrency = of(new Stay(7, T, T + 9), new Stay(7, T + 2, T + 12));
    assertThat(concurrency)
        .isEqualTo(new Concurrency(1, T, List.of(new Point(T, 1), new Point(T + 12, 0))));
  }

  @Example
  void upTo2000Points_allStay() {
    assertThat(of(ramp(1000)).points()).hasSize(2000);
  }

  @Example
  void moreThan2000Points_areReducedEvenly() {
    List<Point> points = of(ramp(50_000)).points();
    assertThat(points).hasSize(2000).isSortedAccordingTo(Comparator.comparing(Point::second));
    assertThat(points)
        .contains(new Point(T, 1), new Point(T + 49_999, 50_000), new Point(T + 99_999, 0));
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).second() - points.get(i - 1).second()).isBetween(1L, 60L);
    }
  }

  /** Users come one by one, and go one by one. */
  private static List<Stay> ramp(int users) {
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      stays.add(new Stay(i + 1, T + i, T + users + i));
    }
    return stays;
  }

  @Example
  void localExtremes_allStay() {
    List<Stay> stays = new ArrayList<>(ramp(3000));
    for (int i = 0; i < 700; i++) {
      stays.add(new Stay(100_000 + i, T + 10_000 + 3 * i, T + 10_001 + 3 * i));
    }
    List<Point> points = of(stays).points();
    assertThat(points).hasSize(2000);
    for (int i = 0; i < 700; i++) {
      assertThat(points)
          .contains(new Point(T + 10_000 + 3 * i, 1), new Point(T + 10_001 + 3 * i, 0));
    }
  }

  @Example
  void moreThan4000LocalExtremes_theGreatestOfEachTimeStay() {
    Random random = new Random(20260101);
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      long join = T + random.nextInt(80_000);
      stays.add(new Stay(i + 1, join, join + 1 + random.nextInt(300)));
    }
    Concurrency concurrency = of(stays);
    assertThat(concurrency.points()).hasSizeBetween(3000, 4000);
    assertThat(concurrency.points())
        .contains(new Point(concurrency.peakSecond(), concurrency.peak()));
    Point last = concurrency.points().get(concurrency.points().size() - 1);
    assertThat(last.second()).isEqualTo(stays.stream().mapToLong(Stay::leave).max().getAsLong());
    assertThat(last.users()).isZero();
    concurrency.points().stream()
        .filter(point -> point.second() % 100 == 0)
        .forEach(point -> assertThat(point.users()).isEqualTo(users(stays, point.second())));
  }
}
