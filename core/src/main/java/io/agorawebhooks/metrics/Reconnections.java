package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.Session;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How often one user came back to a call. A session whose join is not before the last leave so far
 * is a reconnection, and the time between the two its gap; one that overlaps is none.
 *
 * @param count reconnections
 * @param rapid those with a gap of at most {@link #RAPID} s
 * @param bursts sessions that ended after at most {@link #BURST} s, the first one included
 * @param gapSeconds all gaps together
 */
public record Reconnections(long count, long rapid, long bursts, long gapSeconds) {
  /** The longest gap of a rapid reconnection in seconds. */
  public static final long RAPID = 120;

  /** The length of the longest burst in seconds. */
  public static final long BURST = 30;

  private static final long UNSTABLE = 3;

  /** What they look like. */
  public enum Pattern {
    NO_RECONNECTIONS,
    STABLE,
    MODERATE,
    UNSTABLE;

    /** As the API writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Takes the sessions of one user in one call, the earliest join first. */
  public static Count counting() {
    return new Count();
  }

  /** Unstable from 3 rapid ones on, moderate from 1, else stable if there is any. */
  public Pattern pattern() {
    if (count == 0) {
      return Pattern.NO_RECONNECTIONS;
    }
    if (rapid >= UNSTABLE) {
      return Pattern.UNSTABLE;
    }
    return rapid > 0 ? Pattern.MODERATE : Pattern.STABLE;
  }

  /** Mean gap in minutes with 2 places; null without reconnections. */
  public @Nullable BigDecimal averageGapMinutes() {
    return count == 0 ? null : quotient(gapSeconds, 60 * count);
  }

  /** Mean gap in seconds with 2 places; null without reconnections. */
  public @Nullable BigDecimal averageGapSeconds() {
    return count == 0 ? null : quotient(gapSeconds, count);
  }

  private static BigDecimal quotient(long a, long b) {
    return BigDecimal.valueOf(a).divide(BigDecimal.valueOf(b), 2, RoundingMode.HALF_UP);
  }

  /** Sessions as they come. */
  public static final class Count implements Consumer<Session> {
    private long count;
    private long rapid;
    private long bursts;
    private long gapSeconds;
    private @Nullable Long present;

    private Count() {}

    @Override
    public void accept(Session session) {
      if (present != null && session.join() >= present) {
        add(session.join() - present);
      }
      Long length = session.duration();
      bursts += length != null && length <= BURST ? 1 : 0;
      long leave = session.leave() == null ? Long.MAX_VALUE : session.leave();
      present = present == null ? leave : Math.max(present, leave);
    }

    private void add(long gap) {
      count++;
      rapid += gap <= RAPID ? 1 : 0;
      gapSeconds += gap;
    }

    /** What was added. */
    public Reconnections done() {
      return new Reconnections(count, rapid, bursts, gapSeconds);
    }
  }
}
