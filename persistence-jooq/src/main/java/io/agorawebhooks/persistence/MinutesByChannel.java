package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_METRICS;
import static io.agorawebhooks.persistence.generated.Tables.MINUTES_LEDGER;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Minutes;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * Seconds of channels, each apart, in times that are asked for: where platforms and client types do
 * not matter from the UTC days that these times are made of, else from the ledger.
 */
final class MinutesByChannel {
  private final Link link;
  private final SelectMinutes minutes;

  MinutesByChannel(Link link, SelectMinutes minutes) {
    this.link = link;
    this.minutes = minutes;
  }

  /**
   * A line for each channel that has any, the most first.
   *
   * @param some channels of the app with their names, by their rows
   * @param codes those of the filter
   */
  List<Line> lines(long app, Map<Long, String> some, SeenCodes codes, Filter filter, Cuts cuts) {
    Cuts known = SelectMinutes.known(cuts, filter);
    if (known == null || some.isEmpty() || codes.isNone()) {
      return List.of();
    }
    Sums sums = new Sums(some, cuts, new HashMap<>());
    List<Range> rest = codes.all() ? addDays(known, filter, sums) : List.of(known.whole());
    for (Range time : rest) {
      addQuarters(app, time, known, codes, filter, sums);
    }
    return Line.of(sums.lines());
  }

  /**
   * Seconds that add up.
   *
   * @param names of the channels, by their rows
   * @param lines with a figure for each of the times
   */
  private record Sums(Map<Long, String> names, Cuts cuts, Map<Line.Key, long[]> lines) {
    /** Takes a row of a channel with its seconds in one of the times. */
    Consumer<Row> from(long second) {
      int part = cuts.part(second);
      return row -> add(Objects.requireNonNull(names.get(row.number())), part, row.number());
    }

    void add(String channel, int part, long seconds) {
      if (seconds > 0) {
        lines
                .computeIfAbsent(new Line.Key(null, null, channel), key -> new long[cuts.size()])[
                part] +=
            seconds;
      }
    }
  }

  /** Adds the UTC days that are in one of the times, and says what is left between them. */
  private List<Range> addDays(Cuts known, Filter filter, Sums sums) {
    List<Range> between = new ArrayList<>();
    long from = known.whole().from();
    try (Prepared days = link.prepare(days(sums.names().keySet(), filter))) {
      for (int part = 0; part < known.size(); part++) {
        for (Range time : new Pieces(Cuts.of(known.range(part)), Step.DAY).of(Step.DAY)) {
          days.each(sums.from(time.from()), time.from() / DayShare.DAY, time.to() / DayShare.DAY);
          between.add(new Range(from, time.from()));
          from = time.to();
        }
      }
    }
    between.add(new Range(from, known.whole().to()));
    between.removeIf(time -> time.from() == time.to());
    return between;
  }

  /** Adds the quarters of a time, and from sessions what is in none. */
  private void addQuarters(
      long app, Range time, Cuts known, SeenCodes codes, Filter filter, Sums sums) {
    List<Range> rest = new ArrayList<>();
    try (Prepared quarters = link.prepare(quarters(sums.names().keySet(), codes, filter))) {
      for (int part = 0; part < known.size(); part++) {
        Optional<Range> both = known.range(part).and(time);
        if (both.isPresent()) {
          Pieces pieces = new Pieces(Cuts.of(both.get()), Step.QUARTER);
          for (Range some : pieces.of(Step.QUARTER)) {
            quarters.each(sums.from(some.from()), some.from(), some.to());
          }
          rest.addAll(pieces.rest());
        }
      }
    }
    Set<String> names = Set.copyOf(sums.names().values());
    Filter during = filter.during(time);
    Minutes found = new Minutes(sums.cuts(), during);
    minutes.addRest(
        app,
        rest,
        sums.cuts(),
        during,
        found,
        (sum, session) -> {
          if (names.contains(session.channel())) {
            sum.add(session.channel(), session.session());
          }
        });
    found
        .seconds()
        .forEach(
            (key, seconds) -> sums.add(Objects.requireNonNull(key.channel()), key.part(), seconds));
  }

  static Select<?> days(Collection<Long> channels, Filter filter) {
    Field<Long> seconds =
        SpanBounds.seconds(filter, CHANNEL_METRICS.HOST_SECONDS, CHANNEL_METRICS.AUDIENCE_SECONDS);
    return sum(
        CHANNEL_METRICS.CHANNEL_ID, CHANNEL_METRICS.UTC_DAY, seconds, channels, DSL.noCondition());
  }

  static Select<?> quarters(Collection<Long> channels, SeenCodes codes, Filter filter) {
    return sum(
        MINUTES_LEDGER.CHANNEL_ID,
        MINUTES_LEDGER.BUCKET_TS,
        MINUTES_LEDGER.SECONDS,
        channels,
        codes
            .areIn(MINUTES_LEDGER.PLATFORM, MINUTES_LEDGER.CLIENT_TYPE)
            .and(
                MINUTES_LEDGER.ROLE.in(
                    Stream.of(Role.values())
                        .filter(filter::counts)
                        .map(role -> DSL.inline((short) Numbers.of(role)))
                        .toList())));
  }

  /** Sums of some channels from one time on and before another, the two parameters. */
  private static Select<?> sum(
      TableField<?, Long> channel,
      TableField<?, Long> time,
      Field<Long> seconds,
      Collection<Long> channels,
      Condition kinds) {
    return DSL.select(channel, DSL.sum(seconds))
        .from(channel.getTable())
        .where(
            channel.in(channels.stream().map(DSL::inline).toList()),
            time.ge(Sql.value(time)),
            time.lt(Sql.value(time)),
            kinds)
        .groupBy(channel);
  }

  @Override
  public String toString() {
    return minutes.toString();
  }
}
