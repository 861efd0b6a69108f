package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APPS;
import static io.agorawebhooks.persistence.generated.Tables.COUNTERS;
import static io.agorawebhooks.persistence.generated.Tables.WEBHOOK_EVENTS;

import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.Counts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Puts right what a rebuild finds wrong beside the derived tables. */
final class MendRows {
  private final Prepared apps;
  private final SelectCounts counts;
  private final Prepared total;
  private final Prepared noTotal;
  private final Prepared admission;
  private final Prepared lastCall;

  MendRows(Link link) {
    apps = link.prepare(DSL.select(APPS.ID).from(APPS));
    counts = new SelectCounts(link);
    total =
        link.prepare(
            Sql.put(COUNTERS, List.of(COUNTERS.APP_ID, COUNTERS.NAME), List.of(COUNTERS.TOTAL)));
    noTotal =
        link.prepare(
            Sql.DIALECT.deleteFrom(COUNTERS).where(Sql.is(COUNTERS.APP_ID), Sql.is(COUNTERS.NAME)));
    admission =
        link.prepare(
            Sql.update(
                WEBHOOK_EVENTS,
                List.of(
                    WEBHOOK_EVENTS.CHANNEL_ID,
                    WEBHOOK_EVENTS.SET_ASIDE,
                    WEBHOOK_EVENTS.NOTIFY_MS,
                    WEBHOOK_EVENTS.PRODUCT_ID,
                    WEBHOOK_EVENTS.EVENT_TYPE,
                    WEBHOOK_EVENTS.UID,
                    WEBHOOK_EVENTS.TS,
                    WEBHOOK_EVENTS.NOTICE_ID),
                List.of(WEBHOOK_EVENTS.ID)));
    lastCall =
        link.prepare(
            "UPDATE generation SET last_call ="
                + " max(last_call, (SELECT coalesce(max(id), 0) FROM calls))");
  }

  /** Makes sure that no call gets an id that another one has. */
  void raiseLastCall() {
    lastCall.run();
  }

  /**
   * @param told what the notices of each app count as
   */
  void setCounts(Map<Long, Counts> told) {
    for (long app : apps.list(Row::number)) {
      Counts stored = counts.of(app);
      Map<String, Long> is = stored(stored);
      totals(stored, told.getOrDefault(app, Counts.NONE).plus(counts.pruned(app)))
          .forEach(
              (name, number) -> {
                if (!number.equals(is.get(name))) {
                  set(app, name, number);
                }
              });
    }
  }

  /** The counters as they are. */
  static Map<String, Long> stored(Counts stored) {
    Map<String, Long> totals = totals(stored, stored);
    totals.put(CounterRows.RECEIVED, stored.received());
    return totals;
  }

  /** The counters as they should be; how many were duplicates or rejected nothing else knows. */
  static Map<String, Long> totals(Counts stored, Counts told) {
    Map<String, Long> totals = new LinkedHashMap<>();
    totals.put(CounterRows.RECEIVED, told.stored() + stored.duplicates() + stored.rejected());
    totals.put(CounterRows.STORED, told.stored());
    totals.put(CounterRows.CORRELATED, told.correlated());
    for (SetAside reason : SetAside.values()) {
      totals.put(CounterRows.name(reason), told.setAside().getOrDefault(reason, 0L));
    }
    return totals;
  }

  private void set(long app, String name, long number) {
    if (number == 0) {
      noTotal.run(app, name);
    } else {
      total.run(app, name, number);
    }
  }

  /**
   * Writes what a notice's bytes say into its columns.
   *
   * @param channel null for none
   */
  void admit(RawNotice notice, @Nullable Long channel) {
    admit(notice.id(), Objects.requireNonNull(notice.told(), "told is null"), channel);
  }

  /** Else like the other. */
  void admit(long id, Notice notice, @Nullable Long channel) {
    List<@Nullable Object> told = RawNotice.admission(notice);
    admission.run(new Values().add(channel).addAll(told.subList(1, told.size())).add(id));
  }

  @Override
  public String toString() {
    return admission.toString();
  }
}
