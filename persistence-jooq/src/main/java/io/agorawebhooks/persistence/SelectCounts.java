package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.COUNTERS;

import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.Counts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** The counters of an app. */
final class SelectCounts {
  private final Prepared select;

  SelectCounts(Link link) {
    select =
        link.prepare(
            DSL.select(COUNTERS.NAME, COUNTERS.TOTAL)
                .from(COUNTERS)
                .where(Sql.is(COUNTERS.APP_ID)));
  }

  Counts of(long app) {
    return of(app, "");
  }

  /** What is counted of notices that were stored and are no longer there. */
  Counts pruned(long app) {
    return of(app, CounterRows.PRUNED);
  }

  private Counts of(long app, String prefix) {
    List<Entry<String, Long>> rows = select.list(row -> Map.entry(row.text(), row.number()), app);
    return counts(prefix, rows.stream().collect(Collectors.toMap(Entry::getKey, Entry::getValue)));
  }

  private static Counts counts(String prefix, Map<String, Long> totals) {
    return new Counts(
        totals.getOrDefault(prefix + CounterRows.RECEIVED, 0L),
        totals.getOrDefault(prefix + CounterRows.STORED, 0L),
        totals.getOrDefault(prefix + CounterRows.DUPLICATES, 0L),
        totals.getOrDefault(prefix + CounterRows.REJECTED, 0L),
        totals.getOrDefault(prefix + CounterRows.CORRELATED, 0L),
        setAside(prefix, totals));
  }

  private static Map<SetAside, Long> setAside(String prefix, Map<String, Long> totals) {
    Map<SetAside, Long> counts = new EnumMap<>(SetAside.class);
    for (SetAside reason : SetAside.values()) {
      Long count = totals.get(prefix + CounterRows.name(reason));
      if (count != null) {
        counts.put(reason, count);
      }
    }
    return counts;
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
