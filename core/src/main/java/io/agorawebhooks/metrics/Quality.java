package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.Session;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How well sessions went, by how long they were and why they ended. Only sessions that ended count,
 * each with its whole length.
 *
 * @param sampleSize sessions that ended
 * @param seconds their lengths together
 * @param weight what weighs on them, in tenths of a session: by reason 999 10, 0 7, 2 9 10 99 5, 4
 *     4, 12 3, 3 5 1, others and none 0; a session of less than {@link #FAILED} s at least 5
 * @param lengths how many of them lie in each of {@link #HISTOGRAM}
 * @param failed how many are shorter than {@link #FAILED} s
 * @param reasons how many ended for each reason, by its code; those without one are left out
 */
public record Quality(
    long sampleSize,
    long seconds,
    long weight,
    List<Long> lengths,
    long failed,
    SortedMap<Long, Long> reasons) {
  /** Sessions of less seconds are failed calls. */
  public static final long FAILED = 5;

  /** Lower bounds of the parts of the histogram in seconds, each inclusive. */
  public static final List<Long> HISTOGRAM = List.of(0L, 5L, 30L, 60L, 300L, 900L);

  /** Of a user that joins and leaves again and again. */
  public static final long CHURN = 999;

  private static final int FAILED_WEIGHT = 5;

  private static final Map<Long, Integer> WEIGHTS =
      Map.of(CHURN, 10, 0L, 7, 2L, 5, 9L, 5, 10L, 5, 99L, 5, 4L, 4, 12L, 3, 3L, 1, 5L, 1);

  public Quality {
    lengths = List.copyOf(lengths);
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }

  /** Takes sessions in any order. */
  public static Count counting() {
    return new Count();
  }

  /** Sessions that ended for reason {@link #CHURN}. */
  public long churn() {
    return ended(CHURN);
  }

  /** Sessions that ended for this reason. */
  public long ended(long reason) {
    return reasons.getOrDefault(reason, 0L);
  }

  /**
   * {@code 100 x (1 - weight / n)} with 2 places, 0 to 100; null without sessions that ended.
   * Whether it is good is judged by the exact value, see {@link #verdict}.
   */
  public @Nullable BigDecimal score() {
    return sampleSize == 0 ? null : quotient(points(), sampleSize);
  }

  /** The score times the sample size. */
  private long points() {
    return 100 * sampleSize - 10 * weight;
  }

  /** Poor below a score of 50, good from 80 on; null without sessions that ended. */
  public @Nullable Verdict verdict() {
    if (sampleSize == 0) {
      return null;
    }
    if (points() < 50 * sampleSize) {
      return Verdict.POOR;
    }
    return points() < 80 * sampleSize ? Verdict.MODERATE : Verdict.GOOD;
  }

  /** Mean length in seconds with 2 places; null without sessions that ended. */
  public @Nullable BigDecimal averageSeconds() {
    return sampleSize == 0 ? null : quotient(seconds, sampleSize);
  }

  /** Mean length in minutes with 2 places; null without sessions that ended. */
  public @Nullable BigDecimal averageMinutes() {
    return sampleSize == 0 ? null : quotient(seconds, 60 * sampleSize);
  }

  private static BigDecimal quotient(long a, long b) {
    return BigDecimal.valueOf(a).divide(BigDecimal.valueOf(b), 2, RoundingMode.HALF_UP);
  }

  /** What a session weighs that ended for a reason, in tenths of one: 0 to 10. */
  public static int weight(long reason) {
    return WEIGHTS.getOrDefault(reason, 0);
  }

  /** What a score means. */
  public enum Verdict {
    POOR,
    MODERATE,
    GOOD
  }

  /** Sessions as they come, or the times of those that ended. */
  public static final class Count implements Consumer<Session>, Presences {
    private final long[] lengths = new long[HISTOGRAM.size()];
    private final SortedMap<Long, Long> reasons = new TreeMap<>();
    private long seconds;
    private long weight;
    private long failed;

    private Count() {}

    @Override
    public void accept(Session session) {
      Long length = session.duration();
      if (length != null) {
        add(length, session.reason());
      }
    }

    @Override
    public void add(long uid, long join, long leave, @Nullable Long reason) {
      add(leave - join, reason);
    }

    private void add(long length, @Nullable Long reason) {
      boolean fails = length < FAILED;
      int weighs = reason == null ? 0 : weight(reason);
      seconds += length;
      failed += fails ? 1 : 0;
      weight += fails ? Math.max(weighs, FAILED_WEIGHT) : weighs;
      lengths[part(length)]++;
      if (reason != null) {
        reasons.merge(reason, 1L, Long::sum);
      }
    }

    private static int part(long length) {
      int part = HISTOGRAM.size() - 1;
      while (part > 0 && length < HISTOGRAM.get(part)) {
        part--;
      }
      return part;
    }

    /** What was added. */
    public Quality done() {
      long size = LongStream.of(lengths).sum();
      List<Long> parts = Arrays.stream(lengths).boxed().toList();
      return new Quality(size, seconds, weight, parts, failed, reasons);
    }
  }
}
