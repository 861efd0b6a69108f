package io.agorawebhooks.metrics;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parts of the calendar, as people in a zone live it. */
public enum Period {
  /**
   * From one full hour of the clock to the next, or to where the clock is set: an hour that comes
   * twice is two, one that is skipped is none, and where the clock is set by half an hour one is
   * short.
   */
  HOUR {
    @Override
    public long after(long second, ZoneId zone) {
      ZoneRules rules = zone.getRules();
      Instant instant = Instant.ofEpochSecond(second);
      long offset = rules.getOffset(instant).getTotalSeconds();
      long full = (Math.floorDiv(second + offset, SECONDS) + 1) * SECONDS - offset;
      ZoneOffsetTransition set = rules.nextTransition(instant);
      return set == null ? full : Math.min(full, set.toEpochSecond());
    }
  },
  /** From midnight to midnight, whatever the clock does between them. */
  DAY {
    @Override
    LocalDate next(LocalDate date) {
      return date.plusDays(1);
    }
  },
  /** From Monday to Sunday. */
  WEEK {
    @Override
    public LocalDate first(LocalDate date) {
      return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    @Override
    LocalDate next(LocalDate date) {
      return date.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }
  },
  /** From the first to the last of a month. */
  MONTH {
    @Override
    public LocalDate first(LocalDate date) {
      return date.withDayOfMonth(1);
    }

    @Override
    LocalDate next(LocalDate date) {
      return date.with(TemporalAdjusters.firstDayOfNextMonth());
    }
  };

  private static final long SECONDS = 3600;

  /** As the API writes it, such as {@code day}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first date of the day, week or month in which the date lies; of an hour its day. */
  public LocalDate first(LocalDate date) {
    return date;
  }

  /**
   * Cuts a range where times of this period begin in the zone; the first and the last are clipped
   * to the range.
   *
   * @param range with both bounds, not empty
   * @param most how many times there may be
   * @return empty if there would be more
   */
  public Optional<Cuts> cuts(Range range, ZoneId zone, int most) {
    List<Long> cuts = new ArrayList<>();
    for (long at = range.from(); at < range.to(); at = after(at, zone)) {
      if (cuts.size() == most) {
        return Optional.empty();
      }
      cuts.add(at);
    }
    cuts.add(range.to());
    return Optional.of(Cuts.at(cuts));
  }

  /** The first second after this one on which a time of this period begins. */
  public long after(long second, ZoneId zone) {
    LocalDate date = next(LocalDate.ofInstant(Instant.ofEpochSecond(second), zone));
    while (start(date, zone) <= second) {
      date = next(date); // where the clock was set back over midnight, the date comes again
    }
    return start(date, zone);
  }

  private static long start(LocalDate date, ZoneId zone) {
    return date.atStartOfDay(zone).toEpochSecond();
  }

  /** The date on which the time after that of the date begins. */
  LocalDate next(LocalDate date) {
    throw new IllegalStateException(this + " does not go by dates");
  }
}
