package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_METRICS;
import static io.agorawebhooks.persistence.generated.Tables.USER_METRICS;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes and reads the days of channels. */
final class ChannelDayRows {
  /** What a {@code ChannelDay} is made of: users, then what a {@code DayShare} is made of. */
  static final List<Field<?>> DAY =
      List.of(
          CHANNEL_METRICS.USERS,
          CHANNEL_METRICS.HOST_SECONDS,
          CHANNEL_METRICS.AUDIENCE_SECONDS,
          CHANNEL_METRICS.INFERRED_SECONDS,
          CHANNEL_METRICS.PRESENT,
          CHANNEL_METRICS.JOINED,
          CHANNEL_METRICS.FIRST_TS,
          CHANNEL_METRICS.LAST_TS);

  static final List<Field<?>> KEY = List.of(CHANNEL_METRICS.CHANNEL_ID, CHANNEL_METRICS.UTC_DAY);

  /** All but the key, the values of {@link #values}. */
  static final List<Field<?>> OTHERS =
      Stream.concat(
              DAY.stream(), Stream.of(CHANNEL_METRICS.FIRST_USERS, CHANNEL_METRICS.LAST_USERS))
          .toList();

  private record Bounds(long first, long last) {}

  private final Prepared select;
  private final Prepared put;
  private final Prepared delete;
  private final Prepared bounds;
  private final Prepared withFirst;
  private final Prepared withLast;

  ChannelDayRows(Link link) {
    select = link.prepare(DSL.select(OTHERS).from(CHANNEL_METRICS).where(Sql.are(KEY)));
    put = link.prepare(Sql.put(CHANNEL_METRICS, KEY, OTHERS));
    delete = link.prepare(Sql.DIALECT.deleteFrom(CHANNEL_METRICS).where(Sql.are(KEY)));
    bounds =
        link.prepare(
            DSL.select(min(USER_METRICS.FIRST_TS), max(USER_METRICS.LAST_TS))
                .from(USER_METRICS)
                .where(Sql.is(USER_METRICS.CHANNEL_ID), Sql.is(USER_METRICS.UTC_DAY)));
    withFirst = link.prepare(countWith(USER_METRICS.FIRST_TS));
    withLast = link.prepare(countWith(USER_METRICS.LAST_TS));
  }

  private static Query countWith(Field<Long> second) {
    return DSL.selectCount()
        .from(USER_METRICS)
        .where(Sql.is(USER_METRICS.CHANNEL_ID), Sql.is(USER_METRICS.UTC_DAY), Sql.is(second));
  }

  ChannelDayRow get(long channel, long day) {
    return select.first(ChannelDayRows::read, channel, day).orElse(ChannelDayRow.NONE);
  }

  private static ChannelDayRow read(Row row) {
    return new ChannelDayRow(row.count(), UserDayRows.share(row), row.count(), row.count());
  }

  /** Writes what the day is from now on; its users' rows have been written. */
  void set(long channel, long day, ChannelDayRow row) {
    if (row.users() == 0) {
      delete.run(channel, day);
    } else {
      write(channel, day, row.lacksBounds() ? bounded(channel, day, row) : row);
    }
  }

  private ChannelDayRow bounded(long channel, long day, ChannelDayRow row) {
    Bounds found =
        bounds.first(r -> new Bounds(r.number(), r.number()), channel, day).orElseThrow();
    int first = withFirst.first(Row::count, channel, day, found.first()).orElseThrow();
    int last = withLast.first(Row::count, channel, day, found.last()).orElseThrow();
    return row.bounded(found.first(), found.last(), first, last);
  }

  private void write(long channel, long day, ChannelDayRow row) {
    put.run(values(new Values().add(channel, day), row));
  }

  static Values values(Values values, ChannelDayRow row) {
    return values
        .add(row.users())
        .addAll(UserDayRows.values(row.sum()))
        .add(row.firstUsers(), row.lastUsers());
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
