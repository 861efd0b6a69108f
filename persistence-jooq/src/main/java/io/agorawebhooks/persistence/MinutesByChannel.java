package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_METRICS;

import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Minutes;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * Seconds of channels, each apart, in times that are asked for: where platforms and client types do
 * not matter from the UTC days that these times are made of, else from the ledger.
 */
final class MinutesByChannel {
  private final SelectMinutes minutes;
  private final Prepared days;

  MinutesByChannel(Link link, SelectMinutes minutes) {
    this.minutes = minutes;
    TableField<?, Long> day = CHANNEL_METRICS.UTC_DAY;
    days =
        link.prepare(
            DSL.select(
                    DSL.min(day),
                    DSL.sum(CHANNEL_METRICS.HOST_SECONDS),
                    DSL.sum(CHANNEL_METRICS.AUDIENCE_SECONDS))
                .from(CHANNEL_METRICS)
                .where(
                    Sql.is(CHANNEL_METRICS.CHANNEL_ID),
                    day.ge(Sql.value(day)),
                    day.lt(Sql.value(day)))
                .groupBy(day.minus(Sql.value(day)).div(Sql.value(day))));
  }

  /**
   * A line for each channel that has any, the most first.
   *
   * @param some channels of the app with their names, by their rows
   */
  List<Line> lines(long app, Map<Long, String> some, Filter filter, Cuts cuts) {
    Map<MinutesKey, Long> all = new HashMap<>();
    List<Range> rest = List.of(filter.range());
    if (filter.isOfAllCodes()) {
      Cuts known = SelectMinutes.known(cuts, filter);
      rest = known == null ? List.of() : addDays(some, filter, cuts, known, all);
    }
    for (Range time : rest) {
      minutes
          .ofChannels(app, some, filter.during(time), cuts, true)
          .forEach((key, seconds) -> all.merge(key, seconds, Long::sum));
    }
    return Line.of(all, Breakdown.CHANNEL, cuts.size());
  }

  /** Adds whole days, and says what is left between them. */
  private List<Range> addDays(
      Map<Long, String> some, Filter filter, Cuts cuts, Cuts known, Map<MinutesKey, Long> all) {
    Minutes found = new Minutes(cuts, filter);
    List<Range> between = new ArrayList<>();
    long from = known.whole().from();
    for (Range time : new Pieces(known, Step.DAY).of(Step.DAY)) {
      addDays(some, time, known.step(time), cuts, found);
      between.add(new Range(from, time.from()));
      from = time.to();
    }
    between.add(new Range(from, known.whole().to()));
    between.removeIf(time -> time.from() == time.to());
    all.putAll(found.seconds());
    return between;
  }

  private void addDays(Map<Long, String> some, Range time, long step, Cuts cuts, Minutes found) {
    long first = time.from() / DayShare.DAY;
    long end = time.to() / DayShare.DAY;
    some.forEach(
        (channel, name) ->
            days.each(
                row -> {
                  int part = cuts.part(row.number() * DayShare.DAY);
                  for (Role role : List.of(Role.HOST, Role.AUDIENCE)) {
                    found.add(new MinutesKey(part, name, null, null, role, false), row.number());
                  }
                },
                channel,
                first,
                end,
                first,
                step / DayShare.DAY));
  }

  @Override
  public String toString() {
    return days.toString();
  }
}
