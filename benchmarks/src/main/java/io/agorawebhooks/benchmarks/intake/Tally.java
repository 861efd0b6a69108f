package io.agorawebhooks.benchmarks.intake;

import org.HdrHistogram.Histogram;

/** How many were taken, how long that took, and how many were not. */
final class Tally implements Answers {
  private static final int DIGITS = 3;
  private static final int OK = 200;

  private final Histogram nanos = new Histogram(DIGITS);
  private final long began = System.nanoTime();
  private long last = began;
  private long errors;

  @Override
  public void answered(long number, int status, long due, long now) {
    last = now;
    if (status == OK) {
      nanos.recordValue(Math.max(0, now - due));
    } else {
      errors++;
    }
  }

  Figures figures() {
    return Figures.of(nanos, (last - began) / 1e9, errors);
  }
}
