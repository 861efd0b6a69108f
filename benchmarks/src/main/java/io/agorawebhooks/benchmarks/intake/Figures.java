package io.agorawebhooks.benchmarks.intake;

import org.HdrHistogram.Histogram;

/**
 * What a load measured; times in milliseconds.
 *
 * @param rate notices answered with 200, a second
 * @param most the longest time
 * @param errors answers other than 200, connections that broke, notices without an answer
 */
record Figures(double rate, double p50, double p99, double p9999, double most, long errors) {
  private static final double MILLI = 1e6;

  /**
   * Of times in nanoseconds; all 0 without any.
   *
   * @param seconds in which they were taken
   */
  static Figures of(Histogram nanos, double seconds, long errors) {
    return new Figures(
        nanos.getTotalCount() == 0 ? 0 : nanos.getTotalCount() / seconds,
        nanos.getValueAtPercentile(50) / MILLI,
        nanos.getValueAtPercentile(99) / MILLI,
        nanos.getValueAtPercentile(99.99) / MILLI,
        nanos.getMaxValue() / MILLI,
        errors);
  }
}
