package io.agorawebhooks.http;

import io.agorawebhooks.metrics.Period;
import io.agorawebhooks.metrics.Range;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time that a query asks for: from {@code start_date} on and before {@code end_date}. Each is
 * an instant, whose fraction of a second is cut off, or a date in the zone; a date as end includes
 * its day. One that is missing is no bound.
 *
 * @param zone in which dates are read and days begin
 */
record Times(Range range, ZoneId zone) {
  static final String START = "start_date";
  static final String END = "end_date";
  static final String ZONE = "tz";
  static final List<String> NAMES = List.of(START, END, ZONE);

  private static final String UTC = "UTC";

  /** 9999-12-31T23:59:59Z. */
  private static final long LAST = 253_402_300_799L;

  /** What is left of an offset when its plus was decoded as a blank. */
  private static final Pattern BLANK_OFFSET = Pattern.compile("(.*T.*) (\\d\\d:\\d\\d)");

  private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");

  /** More than any date or instant needs. */
  private static final int LONGEST = 64;

  private static final String ALLOWED =
      "a date such as 2026-01-31, or an instant such as 2026-01-31T14:05:00Z or"
          + " 2026-01-31T14:05:00+09:00, from 1970 to 9999";

  /** These names and others that a list takes. */
  static String[] and(String... others) {
    return Stream.concat(NAMES.stream(), Stream.of(others)).toArray(String[]::new);
  }

  static Times of(Query query) {
    ZoneId zone = zone(query);
    Long from = second(query, START, zone, 0);
    Long to = second(query, END, zone, 1);
    if (from != null && to != null && from >= to) {
      throw Query.bad(
          END, String.valueOf(query.value(END)), "a time after " + START + ", or its day");
    }
    return new Times(
        new Range(from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to), zone);
  }

  /** The same, or if there is no bound at all the days that end with today. */
  Times orLastDays(int days, long now) {
    return range.equals(Range.ALL) ? new Times(bounded(days, now), zone) : this;
  }

  /** The same with bounds: some days before the end, or up to the end of today or of the start. */
  Range bounded(int days, long now) {
    long from = range.from();
    long to = range.to();
    if (to == Long.MAX_VALUE) {
      to = Period.DAY.after(Math.max(now, from), zone);
    }
    if (from == Long.MIN_VALUE) {
      LocalDate last = LocalDate.ofInstant(Instant.ofEpochSecond(to - 1), zone);
      from = last.minusDays(days - 1L).atStartOfDay(zone).toEpochSecond();
    }
    return new Range(from, to);
  }

  static ZoneId zone(Query query) {
    String value = query.value(ZONE);
    String name = value == null ? UTC : value.replace(' ', '+'); // Etc/GMT+3, decoded as a form
    try {
      if (name.equals(UTC) || ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (ZoneRulesException e) {
      // It is none of those that are known.
    }
    throw Query.bad(ZONE, name, "a zone of the IANA database, such as UTC or Asia/Tokyo");
  }

  private static @Nullable Long second(Query query, String name, ZoneId zone, int daysAfter) {
    String value = query.value(name);
    if (value == null) {
      return null;
    }
    try {
      if (value.length() <= LONGEST) {
        long second = second(value, zone, daysAfter);
        if (second >= 0 && second <= LAST) {
          return second;
        }
      }
    } catch (DateTimeException e) {
      // It is none of the allowed forms.
    }
    throw Query.bad(name, value, ALLOWED);
  }

  private static long second(String value, ZoneId zone, int daysAfter) {
    if (value.indexOf('T') < 0) {
      return LocalDate.parse(value).plusDays(daysAfter).atStartOfDay(zone).toEpochSecond();
    }
    String instant = BLANK_OFFSET.matcher(value).replaceFirst("$1+$2");
    return OFFSET.matcher(instant).matches()
        ? OffsetDateTime.parse(instant).toEpochSecond()
        : LocalDateTime.parse(instant).atZone(zone).toEpochSecond();
  }
}
