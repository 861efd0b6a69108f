package io.agorawebhooks.metrics;

import java.util.Optional;

/**
 * A time from one second on and before another, epoch seconds.
 *
 * @param from first second, {@link Long#MIN_VALUE} for no bound
 * @param to the second after the last, {@link Long#MAX_VALUE} for no bound; not before {@code from}
 */
public record Range(long from, long to) {
  /** Without bounds. */
  public static final Range ALL = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

  public Range {
    if (to < from) {
      throw new IllegalArgumentException("The range ends before it begins");
    }
  }

  /** Whether some of it is in here; what starts and ends on one second is in if that second is. */
  public boolean overlaps(long start, long end) {
    return start < to && (end > from || (end == start && start >= from));
  }

  /** What both have, empty if that is nothing. */
  public Optional<Range> and(Range other) {
    long start = Math.max(from, other.from);
    long end = Math.min(to, other.to);
    return start < end ? Optional.of(new Range(start, end)) : Optional.empty();
  }

  /** Seconds of it that are in here, from 0. */
  public long seconds(long start, long end) {
    return Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
}
