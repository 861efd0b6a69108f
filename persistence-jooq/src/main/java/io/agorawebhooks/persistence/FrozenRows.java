package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.FROZEN_DAYS;
import static io.agorawebhooks.persistence.generated.Tables.FROZEN_MINUTES;

import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes and reads the shares of what is frozen, each until a second of its channel. */
final class FrozenRows {
  private static final List<Field<?>> MINUTES_KEY =
      List.of(
          FROZEN_MINUTES.CHANNEL_ID,
          FROZEN_MINUTES.UNTIL_TS,
          FROZEN_MINUTES.BUCKET_TS,
          FROZEN_MINUTES.PLATFORM,
          FROZEN_MINUTES.CLIENT_TYPE,
          FROZEN_MINUTES.ROLE,
          FROZEN_MINUTES.INFERRED);

  private static final List<Field<?>> DAYS_KEY =
      List.of(FROZEN_DAYS.CHANNEL_ID, FROZEN_DAYS.UNTIL_TS, FROZEN_DAYS.UTC_DAY, FROZEN_DAYS.UID);

  private static final List<Field<?>> SHARE =
      List.of(
          FROZEN_DAYS.HOST_SECONDS,
          FROZEN_DAYS.AUDIENCE_SECONDS,
          FROZEN_DAYS.INFERRED_SECONDS,
          FROZEN_DAYS.PRESENT,
          FROZEN_DAYS.JOINED,
          FROZEN_DAYS.FIRST_TS,
          FROZEN_DAYS.LAST_TS);

  private final Prepared putMinutes;
  private final Prepared putDay;
  private final Prepared minutes;
  private final Prepared days;
  private final Prepared day;

  FrozenRows(Link link) {
    putMinutes =
        link.prepare(Sql.put(FROZEN_MINUTES, MINUTES_KEY, List.of(FROZEN_MINUTES.SECONDS)));
    putDay = link.prepare(Sql.put(FROZEN_DAYS, DAYS_KEY, SHARE));
    minutes =
        link.prepare(
            DSL.select(MINUTES_KEY.subList(2, MINUTES_KEY.size()))
                .select(FROZEN_MINUTES.SECONDS)
                .from(FROZEN_MINUTES)
                .where(
                    Sql.is(FROZEN_MINUTES.CHANNEL_ID),
                    FROZEN_MINUTES.UNTIL_TS.le(Sql.value(FROZEN_MINUTES.UNTIL_TS))));
    days =
        link.prepare(
            DSL.select(FROZEN_DAYS.UTC_DAY, FROZEN_DAYS.UID)
                .select(SHARE)
                .from(FROZEN_DAYS)
                .where(
                    Sql.is(FROZEN_DAYS.CHANNEL_ID),
                    FROZEN_DAYS.UNTIL_TS.le(Sql.value(FROZEN_DAYS.UNTIL_TS))));
    day =
        link.prepare(
            DSL.select(SHARE)
                .from(FROZEN_DAYS)
                .where(
                    Sql.is(FROZEN_DAYS.CHANNEL_ID),
                    Sql.is(FROZEN_DAYS.UTC_DAY),
                    Sql.is(FROZEN_DAYS.UID),
                    FROZEN_DAYS.UNTIL_TS.le(Sql.value(FROZEN_DAYS.UNTIL_TS))));
  }

  void put(long channel, long until, LedgerKey key, long seconds) {
    putMinutes.run(new Values().add(channel, until).addAll(LedgerRows.values(key)).add(seconds));
  }

  void put(long channel, long until, UserDay user, DayShare share) {
    putDay.run(
        new Values().add(channel, until, user.day(), user.uid()).addAll(UserDayRows.values(share)));
  }

  /** All that counts of a channel that is frozen up to a second. */
  Frozen of(long channel, long frozen) {
    Map<LedgerKey, Long> seconds = new HashMap<>();
    Map<UserDay, DayShare> shares = new TreeMap<>();
    if (frozen != HorizonRows.NONE) {
      minutes.each(row -> seconds.merge(key(row), row.number(), Long::sum), channel, frozen);
      days.each(
          row ->
              shares.merge(
                  new UserDay(row.number(), row.number()), UserDayRows.share(row), DayShare::plus),
          channel,
          frozen);
    }
    return new Frozen(seconds, shares);
  }

  private static LedgerKey key(Row row) {
    return new LedgerKey(
        row.number(), code(row.number()), code(row.number()), row.role(), row.flag());
  }

  private static @Nullable Long code(long stored) {
    return stored == LedgerRows.MISSING ? null : (Long) stored;
  }

  /** What counts of a user's day, null for nothing. */
  @Nullable DayShare day(long channel, long frozen, UserDay of) {
    return day.list(UserDayRows::share, channel, of.day(), of.uid(), frozen).stream()
        .reduce(DayShare::plus)
        .orElse(null);
  }

  @Override
  public String toString() {
    return day.toString();
  }
}
