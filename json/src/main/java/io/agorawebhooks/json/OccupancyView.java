package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Occupancy;
import io.agorawebhooks.metrics.Range;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/analytics/concurrency/{app_id}}. Means are over the part of a time that has
 * passed.
 */
record OccupancyView(
    String appId,
    String startDate,
    String endDate,
    String period,
    long peakUsers,
    @Nullable String peakTime,
    long peakCalls,
    List<Point> dataPoints,
    AskedView filters,
    String asOf) {
  static OccupancyView of(Asked asked, Cuts cuts, List<Occupancy.Part> parts, long asOf) {
    List<Times> times = MinutesView.times(asked, cuts);
    return new OccupancyView(
        asked.app().value(),
        Figures.instant(cuts.whole().from()),
        Figures.instant(cuts.whole().to()),
        asked.period().label(),
        peak(parts, Occupancy.Part::peakUsers),
        Figures.instantOrNull(peakSecond(parts)),
        peak(parts, Occupancy.Part::peakCalls),
        IntStream.range(0, cuts.size())
            .mapToObj(i -> Point.of(times.get(i), cuts.range(i), parts.get(i)))
            .toList(),
        AskedView.of(asked),
        Figures.instant(asOf));
  }

  /** The first of several. */
  private static @Nullable Long peakSecond(List<Occupancy.Part> parts) {
    return parts.stream()
        .reduce((one, other) -> other.peakUsers() > one.peakUsers() ? other : one)
        .map(Occupancy.Part::peakSecond)
        .orElse(null);
  }

  private static long peak(List<Occupancy.Part> parts, ToLongFunction<Occupancy.Part> figure) {
    return parts.stream().mapToLong(figure).max().orElse(0);
  }

  /** One time. */
  record Point(
      String date,
      String displayDate,
      String from,
      String to,
      long peakUsers,
      @Nullable String peakTime,
      BigDecimal meanUsers,
      long userSeconds,
      long peakCalls,
      BigDecimal meanCalls,
      long callSeconds) {
    static Point of(Times times, Range range, Occupancy.Part part) {
      return new Point(
          times.date(),
          times.displayDate(),
          Figures.instant(range.from()),
          Figures.instant(range.to()),
          part.peakUsers(),
          Figures.instantOrNull(part.peakSecond()),
          Figures.ratio(part.userSeconds(), part.seconds()),
          part.userSeconds(),
          part.peakCalls(),
          Figures.ratio(part.callSeconds(), part.seconds()),
          part.callSeconds());
    }
  }
}
