package io.agorawebhooks.simulator.check;

import org.jspecify.annotations.Nullable;

/**
 * What a check of many seeds has seen.
 *
 * @param schedules that were played
 * @param notices that arrived in them, resends and repetitions for the laws apart
 * @param writePoints that were passed
 * @param faults that were made
 * @param failure the lowest failing seed that was found; null if all laws hold
 */
public record Report(
    long schedules, long notices, long writePoints, long faults, @Nullable Failure failure) {
  static final Report NONE = new Report(0, 0, 0, 0, null);

  Report plus(long arrived, Run run) {
    return new Report(
        schedules + 1,
        notices + arrived,
        writePoints + run.writePoints(),
        faults + run.faultsMade(),
        failure);
  }

  Report with(Failure found) {
    boolean lower = failure == null || found.seed() < failure.seed();
    return new Report(schedules + 1, notices, writePoints, faults, lower ? found : failure);
  }
}
