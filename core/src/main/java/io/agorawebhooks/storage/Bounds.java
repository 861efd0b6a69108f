package io.agorawebhooks.storage;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Period;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.IntSummaryStatistics;

/** Where the minutes of an app begin and end. */
final class Bounds {
  /** A month before the earliest second that is admitted: no stay that begins earlier counts. */
  private static final long FIRST = Instant.parse("2014-12-01T00:00:00Z").getEpochSecond();

  /** The second from which on none is admitted, and a day for zones that are behind. */
  private static final long LAST = Instant.parse("2100-01-02T00:00:00Z").getEpochSecond();

  private Bounds() {}

  static Range of(Reads reads, AppId app, Filter filter, ZoneId zone, long asOf) {
    Range range = filter.range();
    boolean open = range.from() == Long.MIN_VALUE;
    boolean endless = range.to() == Long.MAX_VALUE;
    if (!open && !endless) {
      return range;
    }
    Range today = day(asOf, zone);
    Range minutes = months(reads, app, filter, zone, today);
    return new Range(
        open ? Math.min(minutes.from(), day(last(range, today), zone).from()) : range.from(),
        endless ? Math.max(minutes.to(), day(first(range, today), zone).to()) : range.to());
  }

  private static long last(Range range, Range today) {
    return Math.min(range.to(), today.to()) - 1;
  }

  private static long first(Range range, Range today) {
    return Math.max(range.from(), today.from());
  }

  /** The months that have minutes, or the day of today if none has. */
  private static Range months(Reads reads, AppId app, Filter filter, ZoneId zone, Range today) {
    long from = Math.max(filter.range().from(), FIRST);
    long to = Math.min(filter.range().to(), LAST);
    if (from >= to) {
      return today;
    }
    Cuts months = Period.MONTH.cuts(new Range(from, to), zone, Integer.MAX_VALUE).orElseThrow();
    IntSummaryStatistics parts =
        reads.minutes(app, filter.during(months.whole()), months, false).keySet().stream()
            .mapToInt(key -> key.part())
            .summaryStatistics();
    return parts.getCount() == 0
        ? today
        : new Range(months.range(parts.getMin()).from(), months.range(parts.getMax()).to());
  }

  private static Range day(long second, ZoneId zone) {
    long start =
        Instant.ofEpochSecond(second).atZone(zone).toLocalDate().atStartOfDay(zone).toEpochSecond();
    return new Range(start, Period.DAY.after(second, zone));
  }
}
