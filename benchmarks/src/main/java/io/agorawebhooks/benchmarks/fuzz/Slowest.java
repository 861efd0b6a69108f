package io.agorawebhooks.benchmarks.fuzz;

import java.util.Locale;

/** What took longest. Safe for use by many threads. */
final class Slowest {
  private volatile long longest;
  private long seed = -1;

  /**
   * @param of the seed of the body, -1 for a transaction
   */
  void took(long of, long nanos) {
    if (nanos > longest) {
      keep(of, nanos);
    }
  }

  private synchronized void keep(long of, long nanos) {
    if (nanos > longest) {
      longest = nanos;
      seed = of;
    }
  }

  @Override
  public synchronized String toString() {
    return String.format(Locale.ROOT, "%.1f ms (seed %d)", longest / 1e6, seed);
  }
}
