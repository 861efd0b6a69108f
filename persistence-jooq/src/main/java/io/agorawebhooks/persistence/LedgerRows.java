package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.MINUTES_LEDGER;

import io.agorawebhooks.metrics.LedgerKey;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes the minutes ledger. */
final class LedgerRows {
  /** Stands for a code that is missing, since a part of the table's key cannot be null. */
  static final long MISSING = Long.MIN_VALUE;

  static final List<Field<?>> KEY =
      List.of(
          MINUTES_LEDGER.CHANNEL_ID,
          MINUTES_LEDGER.BUCKET_TS,
          MINUTES_LEDGER.PLATFORM,
          MINUTES_LEDGER.CLIENT_TYPE,
          MINUTES_LEDGER.ROLE,
          MINUTES_LEDGER.INFERRED);

  private final Prepared add;
  private final Prepared deleteNothing;

  LedgerRows(Link link) {
    add = link.prepare(Sql.put(MINUTES_LEDGER, KEY, List.of(), List.of(MINUTES_LEDGER.SECONDS)));
    deleteNothing =
        link.prepare(
            Sql.DIALECT
                .deleteFrom(MINUTES_LEDGER)
                .where(Sql.are(KEY), MINUTES_LEDGER.SECONDS.eq(DSL.inline(0L))));
  }

  void add(long channel, Map<LedgerKey, Long> changes) {
    changes.forEach((key, seconds) -> add(channel, key, seconds));
  }

  private void add(long channel, LedgerKey key, long seconds) {
    add.run(values(channel, key).add(seconds));
    if (seconds < 0) {
      deleteNothing.run(values(channel, key));
    }
  }

  private static Values values(long channel, LedgerKey key) {
    return values(new Values().add(channel), key);
  }

  /** What follows the channel in the table's key. */
  static Values values(Values values, LedgerKey key) {
    return values
        .add(key.bucket(), code(key.platform()), code(key.clientType()))
        .add(Numbers.of(key.role()), Numbers.of(key.inferred()));
  }

  static long code(@Nullable Long code) {
    return code == null ? MISSING : code;
  }

  @Override
  public String toString() {
    return add.toString();
  }
}
