package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.storage.MinutesReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** {@code GET /api/analytics/minutes/{app_id}}: the series add up to the points and the total. */
record MinutesView(
    String appId,
    String startDate,
    String endDate,
    String period,
    String breakdownBy,
    BigDecimal totalMinutes,
    long totalSeconds,
    BigDecimal inferredMinutes,
    long inferredSeconds,
    List<Point> dataPoints,
    List<SeriesView> series,
    AskedView filters) {
  static MinutesView of(Asked asked, Breakdown by, MinutesReport report) {
    Cuts cuts = report.cuts();
    List<Times> times = times(asked, cuts);
    return new MinutesView(
        asked.app().value(),
        Figures.instant(cuts.whole().from()),
        Figures.instant(cuts.whole().to()),
        asked.period().label(),
        by.label(),
        Figures.minutes(report.total()),
        report.total(),
        Figures.minutes(report.inferredSeconds()),
        report.inferredSeconds(),
        IntStream.range(0, cuts.size())
            .mapToObj(i -> Point.of(times.get(i), cuts.range(i), report, i))
            .toList(),
        SeriesView.of(report.lines(), by, times),
        AskedView.of(asked));
  }

  static List<Times> times(Asked asked, Cuts cuts) {
    return IntStream.range(0, cuts.size())
        .mapToObj(i -> Times.of(cuts.range(i), asked.period(), asked.zone()))
        .toList();
  }

  /** One time; the first and last may be clipped. */
  record Point(
      String date,
      String displayDate,
      String from,
      String to,
      BigDecimal minutes,
      long seconds,
      BigDecimal inferredMinutes,
      long inferredSeconds) {
    static Point of(Times times, Range range, MinutesReport report, int index) {
      long seconds = report.seconds().get(index);
      long inferred = report.inferred().get(index);
      return new Point(
          times.date(),
          times.displayDate(),
          Figures.instant(range.from()),
          Figures.instant(range.to()),
          Figures.minutes(seconds),
          seconds,
          Figures.minutes(inferred),
          inferred);
    }
  }
}
