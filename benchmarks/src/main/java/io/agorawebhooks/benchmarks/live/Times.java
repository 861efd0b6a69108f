package io.agorawebhooks.benchmarks.live;

import java.util.Arrays;

/** How long things took, in nanoseconds. */
public final class Times {
  private long[] nanos = new long[1024];
  private int count;
  private int failed;

  public synchronized void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = took;
  }

  /** Adds all that others took. */
  public synchronized void addAll(Times others) {
    for (int i = 0; i < others.count; i++) {
      add(others.nanos[i]);
    }
    failed += others.failed;
  }

  synchronized void fail() {
    failed++;
  }

  public synchronized int count() {
    return count;
  }

  public synchronized int failed() {
    return failed;
  }

  /** Nanoseconds on average, 0 without any. */
  public synchronized long mean() {
    return count == 0 ? 0 : Arrays.stream(nanos, 0, count).sum() / count;
  }

  /** The time that this share of all did not exceed; 0 without any. */
  public synchronized double millis(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[Math.min(count - 1, (int) (share * count))] / 1e6;
  }
}
