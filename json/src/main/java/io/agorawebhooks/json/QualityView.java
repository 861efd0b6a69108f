package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Concurrency;
import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.QualityReport;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/channel/{app_id}/{channel}/quality-metrics}: of the sessions that ended. */
record QualityView(
    String appId,
    String channelName,
    String displayName,
    String channelSessionId,
    boolean live,
    @Nullable BigDecimal avgUserSessionLength,
    @Nullable BigDecimal avgUserSessionSeconds,
    int maxConcurrentUsers,
    @Nullable String peakConcurrentTime,
    List<List<Long>> concurrencyOverTime,
    Map<String, Long> sessionLengthHistogram,
    long churnEvents,
    long failedCalls,
    int testChannels,
    ReasonsView reasonBreakdown,
    List<Breakdown.ReasonRow> reasons,
    @Nullable BigDecimal qualityScore,
    long sampleSize,
    List<String> insights,
    List<InsightView> insightItems,
    String asOf) {
  /** Names of the parts of {@link Quality#HISTOGRAM}. */
  private static final List<String> LENGTHS =
      List.of("0-5s", "5-30s", "30-60s", "1-5min", "5-15min", "15min+");

  static QualityView of(AppId app, QualityReport found, long asOf) {
    CallReport report = found.report();
    Quality quality = found.quality();
    Concurrency concurrency = found.concurrency();
    List<InsightView> insights = InsightView.of(quality, found.test());
    return new QualityView(
        app.value(),
        report.channel(),
        report.channel(),
        CallTimes.id(report.call()),
        report.live(),
        quality.averageMinutes(),
        quality.averageSeconds(),
        concurrency.peak(),
        Figures.instantOrNull(concurrency.peakSecond()),
        CallConcurrencyView.points(concurrency),
        histogram(quality),
        quality.churn(),
        quality.failed(),
        found.test() ? 1 : 0,
        ReasonsView.of(quality),
        Breakdown.reasons(quality),
        quality.score(),
        quality.sampleSize(),
        InsightView.texts(insights),
        insights,
        Figures.instant(asOf));
  }

  private static Map<String, Long> histogram(Quality quality) {
    Map<String, Long> histogram = new LinkedHashMap<>();
    for (int i = 0; i < LENGTHS.size(); i++) {
      histogram.put(LENGTHS.get(i), quality.lengths().get(i));
    }
    return histogram;
  }
}
