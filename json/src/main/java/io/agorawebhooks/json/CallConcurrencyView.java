package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Concurrency;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.ConcurrencyReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/channel/{app_id}/{channel}/concurrency}: users at once, open sessions too. */
record CallConcurrencyView(
    String appId,
    String channelName,
    String displayName,
    String channelSessionId,
    boolean live,
    int maxConcurrentUsers,
    @Nullable String peakConcurrentTime,
    List<List<Long>> concurrencyOverTime,
    String asOf) {
  static CallConcurrencyView of(AppId app, ConcurrencyReport found, long asOf) {
    CallReport report = found.report();
    Concurrency concurrency = found.concurrency();
    return new CallConcurrencyView(
        app.value(),
        report.channel(),
        report.channel(),
        CallTimes.id(report.call()),
        report.live(),
        concurrency.peak(),
        Figures.instantOrNull(concurrency.peakSecond()),
        points(concurrency),
        Figures.instant(asOf));
  }

  static List<List<Long>> points(Concurrency concurrency) {
    return concurrency.points().stream()
        .map(point -> List.of(point.second(), (long) point.users()))
        .toList();
  }
}
