package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.MINUTES_LEDGER;

import io.agorawebhooks.metrics.LedgerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
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

  private final SumRows sums;

  LedgerRows(Link link) {
    sums = new SumRows(link, MINUTES_LEDGER, KEY, List.of(), MINUTES_LEDGER.SECONDS);
  }

  void add(long channel, Map<LedgerKey, Long> changes) {
    changes.forEach(
        (key, seconds) -> {
          List<Object> row = new ArrayList<>(List.of(channel));
          row.addAll(values(key));
          sums.add(row, List.of(), seconds);
        });
  }

  /** What follows the channel in the table's key. */
  static List<Object> values(LedgerKey key) {
    return List.of(
        key.bucket(),
        code(key.platform()),
        code(key.clientType()),
        Numbers.of(key.role()),
        Numbers.of(key.inferred()));
  }

  static long code(@Nullable Long code) {
    return code == null ? MISSING : code;
  }

  @Override
  public String toString() {
    return sums.toString();
  }
}
