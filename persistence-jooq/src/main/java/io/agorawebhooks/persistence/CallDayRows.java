package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALL_DAYS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Counts calls by day and kinds; a transaction's changes are gathered and written at its end. */
final class CallDayRows {
  private static final List<Field<?>> KEY =
      List.of(CALL_DAYS.APP_ID, CALL_DAYS.UTC_DAY, CALL_DAYS.KINDS);

  private record Key(long app, long day, long kinds) {}

  private final SumRows sums;
  private final Map<Key, Long> gathered = new HashMap<>();

  CallDayRows(Link link) {
    sums = new SumRows(link, CALL_DAYS, KEY, List.of(), CALL_DAYS.TOTAL);
  }

  void change(long app, @Nullable StoredCall before, @Nullable StoredCall after) {
    count(app, before, -1);
    count(app, after, 1);
  }

  private void count(long app, @Nullable StoredCall call, long sign) {
    if (call != null) {
      gathered.merge(new Key(app, call.day(), call.kinds()), sign, Long::sum);
    }
  }

  void write() {
    gathered.forEach(
        (key, calls) -> sums.add(List.of(key.app(), key.day(), key.kinds()), List.of(), calls));
    forget();
  }

  void forget() {
    gathered.clear();
  }

  @Override
  public String toString() {
    return sums.toString();
  }
}
