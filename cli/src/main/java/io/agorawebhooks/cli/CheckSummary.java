package io.agorawebhooks.cli;

import io.agorawebhooks.simulator.check.Failure;
import io.agorawebhooks.simulator.check.Report;
import java.time.Duration;
import java.util.Locale;

/** What a check of simulated schedules has seen. */
record CheckSummary(Report report, Duration time) {
  /** For people. */
  String text() {
    String figures =
        """
        Played %,d schedules in %.1f s (%,d schedules/s)
          notices       %,d
          write points  %,d
          faults made   %,d
        """
            .formatted(
                report.schedules(),
                seconds(),
                rate(),
                report.notices(),
                report.writePoints(),
                report.faults());
    Failure failure = report.failure();
    return figures + (failure == null ? "Every law holds." : text(failure));
  }

  private static String text(Failure failure) {
    return """
        Seed %d breaks a law: %s
        %s
        The smallest stream found, as a case:
        %s"""
        .formatted(failure.seed(), failure.law().label(), failure.message(), failure.caseLine());
  }

  /** One JSON object on one line. */
  String json() {
    String figures =
        String.format(
            Locale.ROOT,
            "{\"schedules\":%d,\"notices\":%d,\"write_points\":%d,\"faults\":%d,"
                + "\"seconds\":%.3f,\"schedules_per_second\":%d,\"failure\":",
            report.schedules(),
            report.notices(),
            report.writePoints(),
            report.faults(),
            seconds(),
            rate());
    Failure failure = report.failure();
    return figures + (failure == null ? "null" : json(failure)) + "}";
  }

  /** The case is JSON already, and the words for a law need no escapes. */
  private static String json(Failure failure) {
    return "{\"seed\":%d,\"law\":\"%s\",\"case\":%s}"
        .formatted(failure.seed(), failure.law().label(), failure.caseLine());
  }

  private double seconds() {
    return time.toMillis() / 1000.0;
  }

  private long rate() {
    return report.schedules() * 1000 / Math.max(1, time.toMillis());
  }
}
