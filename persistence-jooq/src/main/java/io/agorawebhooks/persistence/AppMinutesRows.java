package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APP_MINUTES;

import io.agorawebhooks.metrics.LedgerKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;

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

  private final SumRows sums;
  private final Map<Key, Long> gathered = new HashMap<>();

  AppMinutesRows(Link link) {
    sums = new SumRows(link, APP_MINUTES, KEY, List.of(), APP_MINUTES.SECONDS);
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
    gathered.forEach((key, seconds) -> sums.add(values(key), List.of(), seconds));
    forget();
  }

  private static List<Object> values(Key key) {
    List<Object> values = new ArrayList<>(List.of(key.app(), Numbers.of(key.step())));
    values.addAll(LedgerRows.values(key.key()));
    return values;
  }

  void forget() {
    gathered.clear();
  }

  @Override
  public String toString() {
    return sums.toString();
  }
}
