package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APPS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;

import io.agorawebhooks.notice.AppId;
import java.util.List;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Where the past of apps and channels is frozen, epoch seconds. */
final class HorizonRows {
  /** Nothing is frozen. */
  static final long NONE = Long.MIN_VALUE;

  private final Prepared horizon;
  private final Prepared frozen;
  private final Prepared swept;
  private final Prepared raise;
  private final Prepared freeze;
  private final Prepared sweep;

  HorizonRows(Link link) {
    horizon = link.prepare(DSL.select(APPS.HORIZON_TS).from(APPS).where(Sql.is(APPS.APP_ID)));
    frozen = link.prepare(ofChannel(CHANNELS.FROZEN_TS));
    swept = link.prepare(ofChannel(CHANNELS.SWEPT_TS));
    raise = link.prepare(set(APPS, APPS.HORIZON_TS, APPS.ID));
    freeze = link.prepare(set(CHANNELS, CHANNELS.FROZEN_TS, CHANNELS.ID));
    sweep = link.prepare(set(CHANNELS, CHANNELS.SWEPT_TS, CHANNELS.ID));
  }

  private static Query ofChannel(Field<Long> field) {
    return DSL.select(field).from(CHANNELS).where(Sql.is(CHANNELS.ID));
  }

  private static Query set(Table<?> table, Field<Long> field, Field<?> key) {
    return Sql.update(table, List.of(field), List.of(key));
  }

  /** The second before which notices of an app are set aside. */
  long horizon(AppId app) {
    return horizon.first(HorizonRows::second, app.value()).orElse(NONE);
  }

  /** The second before which nothing of a channel takes part any more. */
  long frozen(long channel) {
    return frozen.first(HorizonRows::second, channel).orElse(NONE);
  }

  /** The second before which all rows of a channel are gone. */
  long swept(long channel) {
    return swept.first(HorizonRows::second, channel).orElse(NONE);
  }

  private static long second(Row row) {
    Long second = row.numberOrNull();
    return second == null ? NONE : second;
  }

  void raise(long app, long second) {
    raise.run(second, app);
  }

  void freeze(long channel, long second) {
    freeze.run(second, channel);
  }

  void sweep(long channel, long second) {
    sweep.run(second, channel);
  }

  @Override
  public String toString() {
    return frozen.toString();
  }
}
