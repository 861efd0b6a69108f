package io.agorawebhooks.benchmarks.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What was seen. Safe for use by many threads. */
final class Report {
  private static final long SLOW_NANOS = 1_000_000_000L;
  private static final int SHOWN = 20;

  private final Map<String, LongAdder> kinds = new ConcurrentSkipListMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> slow = new ArrayList<>();
  private final List<Long> heaps = new ArrayList<>();
  private final Slowest warm = new Slowest();
  private final Slowest cold = new Slowest();
  private final long started = System.nanoTime();
  private final long warmUp;

  /**
   * @param warmUp how long at first nothing is too slow, because the JVM still compiles
   */
  Report(Duration warmUp) {
    this.warmUp = warmUp.toNanos();
  }

  void tried(long seed, Trial.Verdict verdict, long nanos) {
    kinds.computeIfAbsent(verdict.kind(), kind -> new LongAdder()).increment();
    took(seed, nanos);
    if (verdict.wrong() != null) {
      wrong(seed, verdict.wrong());
    }
  }

  /** Notes how long a body took, or a transaction, whose seed is -1. */
  void took(long seed, long nanos) {
    boolean isCold = System.nanoTime() - nanos - started < warmUp;
    (isCold ? cold : warm).took(seed, nanos);
    if (nanos > SLOW_NANOS && !isCold) {
      slow(seed, nanos);
    }
  }

  /**
   * Notes what must not happen.
   *
   * @param seed of the body, -1 if it is not known which one it was
   */
  synchronized void wrong(long seed, String what) {
    wrong.add("seed " + seed + ": " + what);
  }

  private synchronized void slow(long seed, long nanos) {
    slow.add("seed " + seed + ": took " + nanos / 1_000_000 + " ms");
  }

  /** Notes how much of the heap is in use after a collection. */
  synchronized void heap() {
    System.gc();
    heaps.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  /** How many bodies had that outcome. */
  long count(String kind) {
    LongAdder count = kinds.get(kind);
    return count == null ? 0 : count.sum();
  }

  /** How many bodies were tried. */
  long count() {
    return kinds.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** What must not happen and did. */
  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** Bodies that took longer than a second. */
  synchronized List<String> slow() {
    return List.copyOf(slow);
  }

  @Override
  public synchronized String toString() {
    double seconds = (System.nanoTime() - started) / 1e9;
    StringBuilder out = new StringBuilder();
    line(out, "%,d bodies in %.0f s: %,.0f/s", count(), seconds, count() / seconds);
    kinds.forEach((kind, count) -> line(out, "  %-16s %,12d", kind, count.sum()));
    line(out, "slowest %s, longer than 1 s: %d", warm, slow.size());
    if (warmUp > 0) {
      line(out, "slowest of the first %.0f s: %s", warmUp / 1e9, cold);
    }
    slow.stream().limit(SHOWN).forEach(one -> line(out, "  %s", one));
    line(out, "heap after collection, MB: %s", heaps.stream().map(used -> used >> 20).toList());
    line(out, "wrong: %d", wrong.size());
    wrong.stream().limit(SHOWN).forEach(one -> line(out, "  %s", one));
    return out.toString();
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
