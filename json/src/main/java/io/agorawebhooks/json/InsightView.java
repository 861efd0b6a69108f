package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Insight;
import io.agorawebhooks.metrics.Quality;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something to know about the quality of sessions that ended. */
record InsightView(
    String code,
    String severity,
    @Nullable Long reason,
    @Nullable String reasonName,
    long count,
    BigDecimal share,
    String text) {

  static List<InsightView> of(Quality quality, boolean test) {
    return Insight.of(quality, test).stream().map(InsightView::of).toList();
  }

  static List<String> texts(List<InsightView> insights) {
    return insights.stream().map(InsightView::text).toList();
  }

  private static InsightView of(Insight insight) {
    return new InsightView(
        insight.code(),
        insight.severity().label(),
        insight.reason(),
        CodeNames.reason(insight.reason()),
        insight.count(),
        Figures.ratio(insight.count(), insight.of()),
        text(insight));
  }

  private static String text(Insight insight) {
    return switch (insight.kind()) {
      case REASON ->
          howMany(insight)
              + " ended with reason "
              + insight.reason()
              + ": "
              + CodeNames.reason(insight.reason());
      case FAILED_CALLS -> howMany(insight) + " lasted less than " + Quality.FAILED + " s";
      case TEST_CHANNEL -> "Only one person was there, as in a test";
      case SHORT_SESSIONS -> "The average session lasted less than a minute";
      case VERDICT_POOR -> "The quality is poor: the score is below 50";
      case VERDICT_MODERATE -> "The quality is moderate: the score is below 80";
      case VERDICT_GOOD -> "The quality is good: the score is 80 or more";
    };
  }

  private static String howMany(Insight insight) {
    return insight.count() + " of " + insight.of() + (insight.of() == 1 ? " session" : " sessions");
  }
}
