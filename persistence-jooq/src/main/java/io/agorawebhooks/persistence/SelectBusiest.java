package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_METRICS;

import io.agorawebhooks.metrics.Breakdown;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.notice.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The channels with the most seconds. A channel's UTC days bound what any filter lets pass of it in
 * a range within them, so channels are counted exactly in the order of that bound, until the next
 * cannot be among the first any more.
 */
final class SelectBusiest {
  /** How many channels are counted at once at first, by how many are asked for. */
  private static final int AT_ONCE = 2;

  private final Prepared bounds;
  private final Prepared name;
  private final SelectMinutes minutes;

  SelectBusiest(Link link, SelectMinutes minutes) {
    this.minutes = minutes;
    Field<Long> most =
        DSL.sum(
                CHANNEL_METRICS
                    .HOST_SECONDS
                    .times(DSL.param("host", Long.class))
                    .plus(
                        CHANNEL_METRICS.AUDIENCE_SECONDS.times(DSL.param("audience", Long.class))))
            .cast(Long.class);
    bounds =
        link.prepare(
            DSL.select(CHANNEL_METRICS.CHANNEL_ID, most)
                .from(CHANNEL_METRICS)
                .where(
                    CHANNEL_METRICS.UTC_DAY.ge(Sql.value(CHANNEL_METRICS.UTC_DAY)),
                    CHANNEL_METRICS.UTC_DAY.lt(Sql.value(CHANNEL_METRICS.UTC_DAY)),
                    CHANNEL_METRICS.CHANNEL_ID.in(
                        DSL.select(CHANNELS.ID).from(CHANNELS).where(Sql.is(CHANNELS.APP_ID))))
                .groupBy(CHANNEL_METRICS.CHANNEL_ID)
                .orderBy(DSL.field(DSL.inline(2)).desc()));
    name = link.prepare(DSL.select(CHANNELS.NAME).from(CHANNELS).where(Sql.is(CHANNELS.ID)));
  }

  /** Their names, the most seconds first. */
  List<String> of(long app, Filter filter, int limit) {
    Map<MinutesKey, Long> counted = new HashMap<>();
    List<Line> best = List.of();
    int size = limit * AT_ONCE;
    try (Rows rows = rows(app, filter)) {
      Map<Long, String> some = next(rows, filter, size, least(best, limit));
      while (!some.isEmpty()) {
        counted.putAll(minutes.ofChannels(app, some, filter, Cuts.of(filter.range()), true));
        best = Line.of(counted, Breakdown.CHANNEL, 1).stream().limit(limit).toList();
        size *= 2;
        some = next(rows, filter, size, least(best, limit));
      }
    }
    return best.stream().map(line -> Objects.requireNonNull(line.key().channel())).toList();
  }

  private Rows rows(long app, Filter filter) {
    return bounds.rows(
        filter.counts(Role.HOST) ? 1 : 0,
        filter.counts(Role.AUDIENCE) ? 1 : 0,
        Math.floorDiv(filter.range().from(), DayShare.DAY),
        Math.floorDiv(filter.range().to() - 1, DayShare.DAY) + 1,
        app);
  }

  /** The seconds with which a channel is among the first, at least one. */
  private static long least(List<Line> best, int limit) {
    return best.size() < limit ? 1 : best.get(limit - 1).total();
  }

  /** The next channels by their bounds, as long as these are not less than the least. */
  private Map<Long, String> next(Rows rows, Filter filter, int size, long least) {
    Map<Long, String> some = new LinkedHashMap<>();
    while (some.size() < size && rows.next()) {
      long channel = rows.row().number();
      if (rows.row().number() < least) {
        break;
      }
      name.first(Row::text, channel)
          .filter(filter::isOf)
          .ifPresent(found -> some.put(channel, found));
    }
    return some;
  }

  @Override
  public String toString() {
    return bounds.toString();
  }
}
