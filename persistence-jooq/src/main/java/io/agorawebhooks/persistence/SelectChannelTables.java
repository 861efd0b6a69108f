package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_METRICS;
import static io.agorawebhooks.persistence.generated.Tables.MINUTES_LEDGER;
import static io.agorawebhooks.persistence.generated.Tables.USER_METRICS;

import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The minutes ledger and the daily tables of a channel. */
final class SelectChannelTables {
  private final Prepared ledger;
  private final Prepared userDays;
  private final Prepared channelDays;

  SelectChannelTables(Link link) {
    ledger =
        link.prepare(
            DSL.select(
                    MINUTES_LEDGER.BUCKET_TS,
                    MINUTES_LEDGER.PLATFORM,
                    MINUTES_LEDGER.CLIENT_TYPE,
                    MINUTES_LEDGER.ROLE,
                    MINUTES_LEDGER.INFERRED,
                    MINUTES_LEDGER.SECONDS)
                .from(MINUTES_LEDGER)
                .where(Sql.is(MINUTES_LEDGER.CHANNEL_ID)));
    userDays =
        link.prepare(
            DSL.select(USER_METRICS.UTC_DAY, USER_METRICS.UID)
                .select(UserDayRows.SHARE)
                .from(USER_METRICS)
                .where(Sql.is(USER_METRICS.CHANNEL_ID)));
    channelDays =
        link.prepare(
            DSL.select(CHANNEL_METRICS.UTC_DAY)
                .select(ChannelDayRows.DAY)
                .from(CHANNEL_METRICS)
                .where(Sql.is(CHANNEL_METRICS.CHANNEL_ID)));
  }

  Map<LedgerKey, Long> ledger(long channel) {
    return map(ledger, SelectChannelTables::ledger, channel);
  }

  private static Entry<LedgerKey, Long> ledger(Row row) {
    LedgerKey key =
        new LedgerKey(row.number(), code(row.number()), code(row.number()), row.role(), row.flag());
    return Map.entry(key, row.number());
  }

  private static @Nullable Long code(long stored) {
    return stored == LedgerRows.MISSING ? null : (Long) stored;
  }

  Map<UserDay, DayShare> userDays(long channel) {
    return map(
        userDays,
        row -> Map.entry(new UserDay(row.number(), row.number()), UserDayRows.share(row)),
        channel);
  }

  Map<Long, ChannelDay> channelDays(long channel) {
    return map(
        channelDays,
        row -> Map.entry(row.number(), new ChannelDay(row.count(), UserDayRows.share(row))),
        channel);
  }

  private static <K, V> Map<K, V> map(
      Prepared select, Function<Row, Entry<K, V>> reader, long channel) {
    List<Entry<K, V>> entries = select.list(reader, channel);
    return entries.stream().collect(Collectors.toMap(Entry::getKey, Entry::getValue));
  }

  @Override
  public String toString() {
    return ledger.toString();
  }
}
