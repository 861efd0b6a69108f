package io.agorawebhooks.kit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.metrics.Concurrency;
import io.agorawebhooks.metrics.Concurrency.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Concurrency of presences whose figures are known. */
class ConcurrencyTest {
  static final long T = 1767261600;

  record Stay(long uid, long join, long leave) {}

  static Concurrency of(List<Stay> stays) {
    Concurrency.Count count = Concurrency.counting();
    stays.forEach(stay -> count.add(stay.uid(), stay.join(), stay.leave(), null));
    return count.done();
  }

  static Concurrency of(Stay... stays) {
    return of(List.of(stays));
  }

  /** What counting the distinct users of each second gives. */
  static List<Point> eachSecond(List<Stay> stays) {
    List<Point> points = new ArrayList<>();
    int before = 0;
    for (long second = T; second <= T + 30; second++) {
      int users = users(stays, second);
      if (users != before) {
        points.add(new Point(second, users));
      }
      before = users;
    }
    return points;
  }

  private static int users(List<Stay> stays, long second) {
    return stays.stream()
        .filter(stay -> stay.join() <= second && second < stay.leave())
        .map(Stay::uid)
        .collect(toSet())
        .size();
  }

  @Test
  void points_ofManySmallCalls_areWhatCountingEachSecondGives() {
    Random random = new Random(20260101);
    for (int round = 0; round < 500; round++) {
      List<Stay> stays = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        long join = T + random.nextInt(20);
        stays.add(new Stay(4294967293L + random.nextInt(3), join, join + random.nextInt(8)));
      }
      assertThat(of(stays).points()).isEqualTo(eachSecond(stays));
    }
  }

  @Test
  void nobody_hasNoPointsAndNoPeak() {
    assertThat(of()).isEqualTo(Concurrency.NONE);
    assertThat(of(new Stay(7, T, T))).isEqualTo(Concurrency.NONE);
  }

  @Test
  void leave_comesBeforeTheJoinOfThatSecond() {
    assertThat(of(new Stay(7, T, T + 5), new Stay(8, T + 5, T + 9)).points())
        .containsExactly(new Point(T, 1), new Point(T + 9, 0));
  }

  @Test
  void twoDevicesOfAUser_areOne() {
    Concurrency concurrency = of(new Stay(7, T, T + 9), new Stay(7, T + 2, T + 12));
    assertThat(concurrency)
        .isEqualTo(new Concurrency(1, T, List.of(new Point(T, 1), new Point(T + 12, 0))));
  }

  @Test
  void peakThatComesAgain_isItsFirstSecond() {
    Concurrency concurrency = of(new Stay(7, T, T + 2), new Stay(8, T + 5, T + 9));
    assertThat(concurrency.peakSecond()).isEqualTo(T);
  }

  @Test
  void upTo2000Points_allStay() {
    assertThat(of(ramp(1000)).points()).hasSize(2000);
  }

  @Test
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

  @Test
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

  @Test
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

  /** Two users come and go 10,000 times, 10 s apart; once a third is there, once nobody. */
  @Test
  void eachPartOfTheTime_keepsItsLeastAndGreatest() {
    List<Stay> stays = new ArrayList<>();
    stays.add(new Stay(1, T, T + 50_000));
    stays.add(new Stay(1, T + 50_003, T + 100_000));
    for (int i = 0; i < 10_000; i++) {
      if (i != 5000) {
        stays.add(new Stay(2 + i, T + 10 * i + 5, T + 10 * i + 10));
      }
    }
    stays.add(new Stay(100_000, T + 33_338, T + 33_339));
    Concurrency concurrency = of(stays);
    List<Point> points = concurrency.points();
    assertThat(points).hasSizeBetween(3990, 4000).doesNotHaveDuplicates();
    assertThat(points).startsWith(new Point(T, 1)).endsWith(new Point(T + 100_000, 0));
    assertThat(points).contains(new Point(T + 33_338, 3), new Point(T + 50_000, 0));
    assertThat(concurrency.peakSecond()).isEqualTo(T + 33_338);
    // 1,999 parts of 50 s: each has both, and of equals the first.
    for (int i = 1; i < points.size() - 2; i++) {
      assertThat(points.get(i + 1).second() - points.get(i).second()).isLessThanOrEqualTo(60);
    }
  }

  @Test
  void oneMoreThan2000Points_isOneTooMany() {
    List<Stay> stays = new ArrayList<>(ramp(1000));
    stays.add(new Stay(5000, T + 10_000, T + 10_001));
    List<Point> points = of(stays).points();
    assertThat(points).hasSize(2000).contains(new Point(T + 10_000, 1), new Point(T + 10_001, 0));
  }

  @Test
  void exactly4000LocalExtremes_allStay() {
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      stays.add(new Stay(1 + i, T + 10 * i, T + 10 * i + 5));
    }
    assertThat(of(stays).points()).hasSize(4000);
    stays.add(new Stay(9000, T + 30_000, T + 30_005));
    assertThat(of(stays).points()).hasSizeLessThanOrEqualTo(4000);
  }
}
