package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APP_MINUTES;

import io.agorawebhooks.metrics.LedgerKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The minutes ledger of whole apps, in steps of several lengths; a transaction's changes are
 * gathered and written at its end.
 */
final class AppMinutesRows {
  private static final List<Field<?>> KEY =
      List.of(
          APP_MINUTES.APP_ID,
          APP_MINUTES.SPAN,
          APP_MINUTES.BUCKET_TS,
          APP_MINUTES.PLATFORM,
          APP_MINUTES.CLIENT_TYPE,
          APP_MINUTES.ROLE,
          APP_MINUTES.INFERRED);

  private record Key(long app, Step step, LedgerKey key) {}

  private final Prepared add;
  private final Prepared deleteNothing;
  private final Map<Key, Long> gathered = new HashMap<>();

  AppMinutesRows(Link link) {
    add = link.prepare(Sql.put(APP_MINUTES, KEY, List.of(), List.of(APP_MINUTES.SECONDS)));
    deleteNothing =
        link.prepare(
            Sql.DIALECT
                .deleteFrom(APP_MINUTES)
                .where(Sql.are(KEY), APP_MINUTES.SECONDS.eq(DSL.inline(0L))));
  }

  /** Adds what is added to the ledger of a channel. */
  void add(long app, Map<LedgerKey, Long> changes) {
    changes.forEach(
        (key, seconds) -> {
          for (Step step : Step.values()) {
            gathered.merge(new Key(app, step, step.of(key)), seconds, Long::sum);
          }
        });
  }

  void write() {
    gathered.forEach(this::write);
    forget();
  }

  private void write(Key key, long seconds) {
    if (seconds != 0) {
      add.run(values(key).add(seconds));
    }
    if (seconds < 0) {
      deleteNothing.run(values(key));
    }
  }

  private static Values values(Key key) {
    return LedgerRows.values(new Values().add(key.app(), Numbers.of(key.step())), key.key());
  }

  void forget() {
    gathered.clear();
  }

  @Override
  public String toString() {
    return add.toString();
  }
}
