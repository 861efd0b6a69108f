package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Line;
import java.util.List;

/**
 * Seconds of completed sessions, time by time.
 *
 * @param cuts the times
 * @param seconds one figure a time: what the lines add up to
 * @param inferred those of sessions whose join or leave is inferred
 * @param lines what they are made of, those with the most seconds first, other channels last
 */
public record MinutesReport(Cuts cuts, List<Long> seconds, List<Long> inferred, List<Line> lines) {
  public MinutesReport {
    requireNonNull(cuts, "cuts is null");
    seconds = List.copyOf(seconds);
    inferred = List.copyOf(inferred);
    lines = List.copyOf(lines);
  }

  /** Of all times. */
  public long total() {
    return sum(seconds);
  }

  /** The inferred ones of all times. */
  public long inferredSeconds() {
    return sum(inferred);
  }

  private static long sum(List<Long> seconds) {
    return seconds.stream().mapToLong(Long::longValue).sum();
  }
}
