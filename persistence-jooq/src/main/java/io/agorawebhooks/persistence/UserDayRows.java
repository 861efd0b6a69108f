package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.USER_METRICS;

import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.UserDay;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes and reads the days of users. */
final class UserDayRows {
  static final List<Field<?>> SHARE =
      List.of(
          USER_METRICS.HOST_SECONDS,
          USER_METRICS.AUDIENCE_SECONDS,
          USER_METRICS.INFERRED_SECONDS,
          USER_METRICS.PRESENT,
          USER_METRICS.JOINED,
          USER_METRICS.FIRST_TS,
          USER_METRICS.LAST_TS);

  static final List<Field<?>> KEY =
      List.of(USER_METRICS.CHANNEL_ID, USER_METRICS.UTC_DAY, USER_METRICS.UID);

  private final Prepared select;
  private final Prepared insert;
  private final Prepared update;
  private final Prepared delete;

  UserDayRows(Link link) {
    select = link.prepare(DSL.select(SHARE).from(USER_METRICS).where(Sql.are(KEY)));
    List<Field<?>> all = new ArrayList<>(KEY);
    all.addAll(SHARE);
    all.add(USER_METRICS.APP_ID);
    insert = link.prepare(Sql.insert(USER_METRICS, all));
    update = link.prepare(Sql.update(USER_METRICS, SHARE, KEY));
    delete = link.prepare(Sql.DIALECT.deleteFrom(USER_METRICS).where(Sql.are(KEY)));
  }

  @Nullable DayShare get(long channel, UserDay day) {
    return select.first(UserDayRows::share, channel, day.day(), day.uid()).orElse(null);
  }

  /**
   * Writes what the day is from now on. Where there is a row its app is left alone, and so the
   * index by user.
   *
   * @param before what {@link #get} has found
   * @param after null for nothing
   */
  void change(
      long app, long channel, UserDay day, @Nullable DayShare before, @Nullable DayShare after) {
    if (after == null) {
      delete.run(channel, day.day(), day.uid());
    } else if (before == null) {
      Values key = new Values().add(channel, day.day(), day.uid());
      insert.run(key.addAll(values(after)).add(app));
    } else {
      Values share = new Values().addAll(values(after));
      update.run(share.add(channel, day.day(), day.uid()));
    }
  }

  /** Reads what {@link #SHARE} selects. */
  static DayShare share(Row row) {
    return new DayShare(
        row.number(),
        row.number(),
        row.number(),
        row.count(),
        row.count(),
        row.number(),
        row.number());
  }

  /** The values of {@link #SHARE}. */
  static List<Object> values(DayShare share) {
    return List.of(
        share.hostSeconds(),
        share.audienceSeconds(),
        share.inferredSeconds(),
        share.present(),
        share.joined(),
        share.first(),
        share.last());
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
