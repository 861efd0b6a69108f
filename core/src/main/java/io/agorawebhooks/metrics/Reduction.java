package io.agorawebhooks.metrics;

import io.agorawebhooks.metrics.Concurrency.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Chooses the points that show the course of {@link Steps}: all of up to {@link
 * Concurrency#MOST_POINTS}. Of more, the first and last, every local extreme, and as many of those
 * between as fit in, evenly. Where there are more than {@link #MOST_EXTREMES} local extremes the
 * time is cut into equal parts, and the least and the greatest of each part stay: the first of
 * those with the most users is always among them.
 */
final class Reduction {
  /** The most points there ever are. */
  static final int MOST_EXTREMES = 2 * Concurrency.MOST_POINTS;

  private final Steps steps;
  private final BitSet kept = new BitSet();

  private Reduction(Steps steps) {
    this.steps = steps;
  }

  static List<Point> of(Steps steps) {
    Reduction reduction = new Reduction(steps);
    if (steps.size() <= Concurrency.MOST_POINTS) {
      reduction.kept.set(0, steps.size());
    } else {
      reduction.reduce();
    }
    return reduction.points();
  }

  private void reduce() {
    for (int step = 0; step < steps.size(); step++) {
      kept.set(step, steps.isExtreme(step));
    }
    int extremes = kept.cardinality();
    if (extremes > MOST_EXTREMES) {
      cutTime();
    } else if (extremes < Concurrency.MOST_POINTS) {
      fill(Concurrency.MOST_POINTS - extremes, steps.size() - extremes);
    }
  }

  /**
   * Spreads as many as fit over those that are no extremes.
   *
   * @param room how many fit, less than there are
   */
  private void fill(long room, long others) {
    long seen = 0;
    for (int step = 0; step < steps.size(); step++) {
      if (!kept.get(step)) {
        kept.set(step, (seen + 1) * room / others > seen * room / others);
        seen++;
      }
    }
  }

  private void cutTime() {
    kept.clear();
    int last = steps.size() - 1;
    long from = steps.second(0);
    long time = steps.second(last) - from + 1;
    int parts = Concurrency.MOST_POINTS - 1;
    for (int step = 0; step <= last; ) {
      long part = (steps.second(step) - from) * parts / time;
      step = keepExtremes(step, from + ceilDiv((part + 1) * time, parts));
    }
    kept.set(0);
    kept.set(last);
  }

  private static long ceilDiv(long a, long b) {
    return -Math.floorDiv(-a, b);
  }

  /** Returns the first step from the second {@code to} on. */
  private int keepExtremes(int first, long to) {
    int least = first;
    int most = first;
    int step = first;
    for (; step < steps.size() && steps.second(step) < to; step++) {
      least = steps.users(step) < steps.users(least) ? step : least;
      most = steps.users(step) > steps.users(most) ? step : most;
    }
    kept.set(least);
    kept.set(most);
    return step;
  }

  private List<Point> points() {
    List<Point> points = new ArrayList<>(kept.cardinality());
    kept.stream().forEach(step -> points.add(new Point(steps.second(step), steps.users(step))));
    return points;
  }
}
