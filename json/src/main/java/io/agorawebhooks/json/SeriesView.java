package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of a chart; of the ids and names those are there that the breakdown tells apart. */
record SeriesView(
    String label,
    String color,
    BigDecimal totalMinutes,
    long totalSeconds,
    @Nullable String role,
    @Nullable Long platform,
    @Nullable String platformName,
    @Nullable Long clientType,
    @Nullable String clientTypeName,
    @Nullable String channelName,
    boolean other,
    List<Datum> data) {
  static List<SeriesView> of(List<Line> lines, Breakdown by, List<Times> times) {
    List<SeriesView> series = new ArrayList<>();
    for (Line line : lines) {
      series.add(of(line, by, times, series.size()));
    }
    return series;
  }

  private static SeriesView of(Line line, Breakdown by, List<Times> times, int index) {
    Line.Key key = line.key();
    boolean other = by == Breakdown.CHANNEL && key.channel() == null;
    Long platform = by == Breakdown.PLATFORM ? key.code() : null;
    Long clientType = by == Breakdown.CLIENT_TYPE ? key.code() : null;
    return new SeriesView(
        label(key, by),
        other ? Colours.REST : Colours.of(index),
        Figures.minutes(line.total()),
        line.total(),
        key.role() == null ? null : key.role().label(),
        platform,
        CodeNames.platform(platform),
        clientType,
        CodeNames.clientType(clientType),
        key.channel(),
        other,
        data(line.seconds(), times));
  }

  private static String label(Line.Key key, Breakdown by) {
    String name =
        switch (by) {
          case ROLE -> key.role() == null ? null : key.role().label();
          case PLATFORM -> CodeNames.platform(key.code());
          case CLIENT_TYPE -> CodeNames.clientType(key.code());
          case CHANNEL -> key.channel();
        };
    return name == null ? nameless(by) : name;
  }

  private static String nameless(Breakdown by) {
    return by == Breakdown.CHANNEL ? "Other channels" : "None given";
  }

  private static List<Datum> data(List<Long> seconds, List<Times> times) {
    List<Datum> data = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      data.add(Datum.of(times.get(i), seconds.get(i)));
    }
    return data;
  }

  /** One point of it. */
  record Datum(String date, String displayDate, BigDecimal minutes, long seconds) {
    static Datum of(Times times, long seconds) {
      return new Datum(times.date(), times.displayDate(), Figures.minutes(seconds), seconds);
    }
  }
}
