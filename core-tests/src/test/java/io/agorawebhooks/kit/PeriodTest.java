package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Period;
import io.agorawebhooks.metrics.Range;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the calendar is cut, in zones that make it hard. */
class PeriodTest {
  private static final long HOUR = 3600;
  private static final long HALF = 1800;

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC",
            "America/Los_Angeles",
            "Asia/Kolkata",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "America/Havana",
            "Pacific/Apia",
            "Africa/Cairo")
        .map(ZoneId::of);
  }

  /** From 2009 to 2031: all the days on which clocks were set, and a day that never was. */
  @Property(tries = 2000)
  void cuts_coverTheRangeAndBeginWhereTheCalendarDoes(
      @ForAll("zones") ZoneId zone,
      @ForAll Period period,
      @ForAll @IntRange(min = 1_230_768_000, max = 1_924_992_000) int from,
      @ForAll @IntRange(min = 1, max = 6_000_000) int seconds) {
    Range range = new Range(from, from + (long) seconds);
    Cuts cuts = period.cuts(range, zone, 2000).orElseThrow();
    assertThat(cuts.whole()).isEqualTo(range);
    for (int i = 1; i < cuts.size(); i++) {
      assertThat(cuts.range(i).from()).isEqualTo(cuts.range(i - 1).to());
      assertBegins(period, cuts.range(i).from(), zone);
      assertIsOne(period, cuts.range(i), zone);
    }
    assertIsOne(period, cuts.range(0), zone);
  }

  @Test
  void first_isTheDateOnWhichTheTimeBegins() {
    LocalDate wednesday = LocalDate.of(2026, 11, 25);
    assertThat(Period.HOUR.first(wednesday)).isEqualTo(wednesday);
    assertThat(Period.DAY.first(wednesday)).isEqualTo(wednesday);
    assertThat(Period.WEEK.first(wednesday)).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(Period.WEEK.first(LocalDate.of(2026, 11, 23))).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(Period.MONTH.first(wednesday)).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(Period.WEEK.label()).isEqualTo("week");
  }

  /** At 00:01 the clock went back to 23:01: the midnight came twice, and the first one counts. */
  @Test
  void dayWhoseMidnightComesTwice_beginsOnce() {
    ZoneId zone = ZoneId.of("America/St_Johns");
    long again = Instant.parse("2010-11-07T03:00:00Z").getEpochSecond();
    assertThat(Period.DAY.after(again, zone))
        .isEqualTo(Instant.parse("2010-11-08T03:30:00Z").getEpochSecond());
  }

  /** What begins on this second was not there on the one before. */
  private static void assertBegins(Period period, long second, ZoneId zone) {
    assertThat(name(period, second, zone)).isNotEqualTo(name(period, second - 1, zone));
  }

  private static void assertIsOne(Period period, Range range, ZoneId zone) {
    assertThat(name(period, range.to() - 1, zone)).isEqualTo(name(period, range.from(), zone));
  }

  private static Object name(Period period, long second, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone);
    LocalDate date = local.toLocalDate();
    return switch (period) {
      case HOUR ->
          List.of(date, local.getHour(), zone.getRules().getOffset(Instant.ofEpochSecond(second)));
      case DAY -> date;
      case WEEK -> Math.floorDiv(date.toEpochDay() + 3, 7L);
      case MONTH -> List.of(date.getYear(), date.getMonth());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08, America/Los_Angeles, 23",
    "2026-11-01, America/Los_Angeles, 25",
    "2026-06-01, America/Los_Angeles, 24",
    "2026-01-01, Asia/Kathmandu, 24"
  })
  void day_whateverTheClock_isCutIntoItsHours(LocalDate date, ZoneId zone, int hours) {
    Cuts cuts = Period.HOUR.cuts(day(date, zone), zone, 2000).orElseThrow();
    assertThat(lengths(cuts)).hasSize(hours).containsOnly(HOUR);
  }

  @Test
  void lordHowe_clockIsSetByHalfAnHour_oneHourIsShort() {
    ZoneId zone = ZoneId.of("Australia/Lord_Howe");
    Cuts back = Period.HOUR.cuts(day(LocalDate.of(2026, 4, 5), zone), zone, 2000).orElseThrow();
    assertThat(lengths(back)).hasSize(25).containsSequence(HOUR, HOUR, HALF, HOUR);
    Cuts forth = Period.HOUR.cuts(day(LocalDate.of(2026, 10, 4), zone), zone, 2000).orElseThrow();
    assertThat(lengths(forth)).hasSize(24).containsSequence(HOUR, HOUR, HALF, HOUR);
  }

  @Test
  void edges_areClippedToTheRange() {
    ZoneId zone = ZoneId.of("Asia/Kathmandu");
    Range range = new Range(second("2026-01-01T20:00:00Z"), second("2026-01-02T20:00:00Z"));
    Cuts cuts = Period.DAY.cuts(range, zone, 2).orElseThrow();
    assertThat(cuts.range(0)).isEqualTo(new Range(range.from(), second("2026-01-02T18:15:00Z")));
    assertThat(cuts.range(1)).isEqualTo(new Range(second("2026-01-02T18:15:00Z"), range.to()));
  }

  @Test
  void weeks_beginOnMonday() {
    Range range = new Range(second("2026-01-01T00:00:00Z"), second("2026-01-13T00:00:00Z"));
    Cuts cuts = Period.WEEK.cuts(range, ZoneId.of("UTC"), 9).orElseThrow();
    assertThat(IntStream.range(0, cuts.size()).mapToObj(i -> cuts.range(i).from()))
        .containsExactly(
            range.from(), second("2026-01-05T00:00:00Z"), second("2026-01-12T00:00:00Z"));
  }

  @Test
  void dayThatNeverWas_isNone() {
    ZoneId zone = ZoneId.of("Pacific/Apia");
    LocalDate before = LocalDate.of(2011, 12, 29);
    Range range = new Range(day(before, zone).from(), day(before.plusDays(2), zone).to());
    assertThat(lengths(Period.DAY.cuts(range, zone, 9).orElseThrow()))
        .containsExactly(24 * HOUR, 24 * HOUR);
  }

  @Test
  void moreThanAllowed_isNoAnswer() {
    Range range = new Range(0, 10 * HOUR);
    assertThat(Period.HOUR.cuts(range, ZoneId.of("UTC"), 9)).isEmpty();
    assertThat(Period.HOUR.cuts(range, ZoneId.of("UTC"), 10).orElseThrow().size()).isEqualTo(10);
  }

  private static Range day(LocalDate date, ZoneId zone) {
    return new Range(
        date.atStartOfDay(zone).toEpochSecond(),
        date.plusDays(1).atStartOfDay(zone).toEpochSecond());
  }

  private static List<Long> lengths(Cuts cuts) {
    return IntStream.range(0, cuts.size())
        .mapToObj(cuts::range)
        .map(range -> range.to() - range.from())
        .toList();
  }

  private static long second(String instant) {
    return Instant.parse(instant).getEpochSecond();
  }
}
