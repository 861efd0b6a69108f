package io.agorawebhooks.persistence;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Range;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Times cut into the largest buckets that fit, none of which reaches over a cut, and what is left
 * over.
 */
final class Pieces {
  private static final List<Step> STEPS = List.of(Step.values());

  private final Map<Step, List<Range>> buckets = new EnumMap<>(Step.class);
  private final List<Range> rest = new ArrayList<>();

  /**
   * @param largest no longer buckets are used
   */
  Pieces(Cuts cuts, Step largest) {
    for (int part = 0; part < cuts.size(); part++) {
      cut(cuts.range(part), Numbers.of(largest));
    }
  }

  private void cut(Range time, int steps) {
    if (time.from() == time.to()) {
      return;
    } else if (steps < 0) {
      add(rest, time);
      return;
    }
    Step step = STEPS.get(steps);
    long from = -Math.floorDiv(-time.from(), step.seconds()) * step.seconds();
    long to = Math.floorDiv(time.to(), step.seconds()) * step.seconds();
    if (from < to) {
      cut(new Range(time.from(), from), steps - 1);
      add(buckets.computeIfAbsent(step, key -> new ArrayList<>()), new Range(from, to));
      cut(new Range(to, time.to()), steps - 1);
    } else {
      cut(time, steps - 1);
    }
  }

  /** Times that follow each other are asked for at once. */
  private static void add(List<Range> times, Range time) {
    int last = times.size() - 1;
    if (last >= 0 && times.get(last).to() == time.from()) {
      times.set(last, new Range(times.get(last).from(), time.to()));
    } else {
      times.add(time);
    }
  }

  /** What is made of buckets of this length. */
  List<Range> of(Step step) {
    return buckets.getOrDefault(step, List.of());
  }

  /** What no bucket fits into. */
  List<Range> rest() {
    return rest;
  }

  @Override
  public String toString() {
    return buckets + " and " + rest;
  }
}
