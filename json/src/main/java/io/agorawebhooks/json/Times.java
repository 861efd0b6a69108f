package io.agorawebhooks.json;

import io.agorawebhooks.metrics.Period;
import io.agorawebhooks.metrics.Range;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The names of a time: {@code 2026-01-31} for a day and, by its Monday, for a week, {@code 2026-01}
 * for a month; an hour is named by its first second, with the offset, since an hour may come twice.
 *
 * @param date for programs
 * @param displayDate for people
 */
record Times(String date, String displayDate) {
  private static final DateTimeFormatter DAY = formatter("MMM d, yyyy");
  private static final DateTimeFormatter MONTH = formatter("MMMM yyyy");
  private static final DateTimeFormatter HOUR = formatter("MMM d, yyyy HH:mm");
  private static final DateTimeFormatter YEAR_AND_MONTH = formatter("yyyy-MM");

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  static Times of(Range range, Period period, ZoneId zone) {
    ZonedDateTime start = Instant.ofEpochSecond(range.from()).atZone(zone);
    ZonedDateTime first = start.with(period.first(start.toLocalDate()));
    return switch (period) {
      case HOUR ->
          new Times(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start), HOUR.format(start));
      case DAY -> new Times(first.toLocalDate().toString(), DAY.format(first));
      case WEEK -> new Times(first.toLocalDate().toString(), "Week of " + DAY.format(first));
      case MONTH -> new Times(YEAR_AND_MONTH.format(first), MONTH.format(first));
    };
  }
}
