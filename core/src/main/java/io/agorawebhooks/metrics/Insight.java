package io.agorawebhooks.metrics;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to know about sessions that ended.
 *
 * @param kind what is said
 * @param reason the leave reason's code where that is what is said, else null
 * @param severity how bad it is
 * @param count sessions it is said of, from 1
 * @param of all sessions that ended
 */
public record Insight(Kind kind, @Nullable Long reason, Severity severity, long count, long of) {
  private static final long SHORT = 60;

  /** Reasons in the order in which they are told. */
  private static final List<Map.Entry<Severity, List<Long>>> REASONS =
      List.of(
          Map.entry(Severity.HIGH, List.of(999L, 0L)),
          Map.entry(Severity.MEDIUM, List.of(2L, 10L, 9L, 99L, 4L)),
          Map.entry(Severity.LOW, List.of(3L, 5L, 12L)),
          Map.entry(Severity.GOOD, List.of(1L)));

  public Insight {
    requireNonNull(kind, "kind is null");
    requireNonNull(severity, "severity is null");
  }

  /** What is said. */
  public enum Kind {
    REASON,
    /** Shorter than {@link Quality#FAILED} s. */
    FAILED_CALLS,
    /** All are of one human. */
    TEST_CHANNEL,
    /** The mean length is under a minute. */
    SHORT_SESSIONS,
    VERDICT_POOR,
    VERDICT_MODERATE,
    VERDICT_GOOD
  }

  /** How bad it is. */
  public enum Severity {
    HIGH,
    MEDIUM,
    LOW,
    GOOD;

    /** As the API writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What it is called: {@code reason_999}, {@code failed_calls}. */
  public String code() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return reason == null ? name : name + "_" + reason;
  }

  /**
   * What there is to know: reasons by severity, failed calls, test channel, short sessions, and the
   * verdict last; empty without sessions that ended.
   *
   * @param test whether one human was alone
   */
  public static List<Insight> of(Quality quality, boolean test) {
    List<Insight> insights = new ArrayList<>();
    REASONS.forEach(
        group ->
            group.getValue().forEach(reason -> add(insights, group.getKey(), reason, quality)));
    add(insights, Kind.FAILED_CALLS, Severity.MEDIUM, quality.failed(), quality);
    long all = quality.sampleSize();
    add(insights, Kind.TEST_CHANNEL, Severity.LOW, test ? all : 0, quality);
    boolean brief = quality.seconds() < SHORT * all;
    add(insights, Kind.SHORT_SESSIONS, Severity.LOW, brief ? all : 0, quality);
    addVerdict(insights, quality);
    return List.copyOf(insights);
  }

  private static void add(List<Insight> insights, Severity severity, Long reason, Quality quality) {
    long count = quality.ended(reason);
    if (count > 0) {
      insights.add(new Insight(Kind.REASON, reason, severity, count, quality.sampleSize()));
    }
  }

  private static void add(
      List<Insight> insights, Kind kind, Severity severity, long count, Quality quality) {
    if (count > 0) {
      insights.add(new Insight(kind, null, severity, count, quality.sampleSize()));
    }
  }

  private static void addVerdict(List<Insight> insights, Quality quality) {
    Quality.Verdict verdict = quality.verdict();
    if (verdict == null) {
      return;
    }
    long all = quality.sampleSize();
    switch (verdict) {
      case POOR -> add(insights, Kind.VERDICT_POOR, Severity.HIGH, all, quality);
      case MODERATE -> add(insights, Kind.VERDICT_MODERATE, Severity.MEDIUM, all, quality);
      case GOOD -> add(insights, Kind.VERDICT_GOOD, Severity.GOOD, all, quality);
    }
  }
}
