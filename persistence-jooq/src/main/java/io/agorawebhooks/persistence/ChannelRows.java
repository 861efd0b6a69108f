package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.metrics.DayChange;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Kind;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All rows that a channel's notices, and what is frozen of it, lead to, by the batch function. */
final class ChannelRows {
  private final Map<DerivedTable, List<DerivedRow>> rows = new EnumMap<>(DerivedTable.class);

  private final List<StoredCall> calls = new ArrayList<>();
  private final Map<LedgerKey, Long> minutes = new HashMap<>();

  private ChannelRows() {}

  /** Finds the number of a kind of sessions. */
  interface KindFinder {
    int number(long app, Kind kind);
  }

  /**
   * @param app the row of the channel's app
   * @param past what is frozen and told by no notice any more
   */
  static ChannelRows of(long app, ChannelEvents told, Frozen past, KindFinder kinds) {
    ChannelRows rows = new ChannelRows();
    History history = History.of(told.events());
    told.spoken().forEach(said -> rows.add(DerivedTable.EVENTS_TABLE, row(said)));
    rows.addCalls(app, history, kinds);
    history.sessions().forEach(session -> rows.addSession(app, session));
    rows.addTotals(app, history.sessions(), past);
    return rows;
  }

  /** The row of an event. */
  static DerivedRow row(ChannelEvents.Spoken said) {
    Values values = EventRows.values(new Values(), said.event(), said.notice());
    return DerivedRow.of(DerivedTable.EVENTS_TABLE, values.toArray());
  }

  private void add(DerivedTable table, Values values) {
    add(table, DerivedRow.of(table, values.toArray()));
  }

  private void add(DerivedTable table, DerivedRow row) {
    rows.computeIfAbsent(table, key -> new ArrayList<>()).add(row);
  }

  private void addCalls(long app, History history, KindFinder finder) {
    Map<Long, CallTotals> totals = new HashMap<>();
    Map<Long, Map<Integer, Long>> kinds = new HashMap<>();
    for (Session session : history.sessions()) {
      totals.merge(session.call(), CallTotals.of(session), CallTotals::plus);
      kinds
          .computeIfAbsent(session.call(), call -> new TreeMap<>())
          .merge(finder.number(app, Kind.of(session)), 1L, Long::sum);
    }
    for (Call call : history.calls()) {
      CallTotals sum = totals.getOrDefault(call.id(), CallTotals.NONE);
      Map<Integer, Long> has = kinds.getOrDefault(call.id(), Map.of());
      StoredCall stored = new StoredCall(call, sum, set(has));
      calls.add(stored);
      List<@Nullable Object> values = CallRows.values(new Values(), stored).toList();
      // The start comes first and is the key; the app follows it.
      add(
          DerivedTable.CALLS_TABLE,
          new Values().add(call.start(), app).addAll(values.subList(1, values.size())));
      has.forEach(
          (kind, sessions) ->
              add(DerivedTable.KINDS_TABLE, new Values().add(call.start(), kind, sessions)));
    }
  }

  private static long set(Map<Integer, Long> kinds) {
    return kinds.keySet().stream().mapToLong(KindNumbers::bit).reduce(0, (some, bit) -> some | bit);
  }

  private void addSession(long app, Session session) {
    add(
        DerivedTable.SESSIONS_TABLE,
        SessionRow.others(key(session).add(app, session.join(), session.clientType()), session)
            .add(session.call()));
    List<RoleSwitch> switches = session.switches();
    for (int n = 0; n < switches.size(); n++) {
      RoleSwitch change = switches.get(n);
      add(DerivedTable.ROLES_TABLE, key(session).add(n, change.ts(), Numbers.of(change.role())));
    }
  }

  private static Values key(Session session) {
    return new Values().add(session.uid()).addAll(Keys.values(session.key()));
  }

  private void addTotals(long app, List<Session> sessions, Frozen past) {
    minutes.putAll(Ledger.of(sessions));
    past.minutes().forEach((key, seconds) -> minutes.merge(key, seconds, Long::sum));
    minutes.forEach(
        (key, seconds) ->
            add(
                DerivedTable.LEDGER_TABLE,
                new Values().addAll(LedgerRows.values(key)).add(seconds)));
    Map<Long, ChannelDayRow> days = new HashMap<>();
    Map<UserDay, DayShare> shares = new TreeMap<>(DayChange.shares(sessions));
    past.days().forEach((day, share) -> shares.merge(day, share, DayShare::plus));
    shares.forEach((day, share) -> addDay(app, days, day, share));
    days.forEach(
        (day, row) ->
            add(
                DerivedTable.CHANNEL_DAYS_TABLE,
                ChannelDayRows.values(new Values().add(day), row)));
  }

  private void addDay(long app, Map<Long, ChannelDayRow> days, UserDay day, DayShare share) {
    add(
        DerivedTable.USER_DAYS_TABLE,
        new Values().add(day.day(), day.uid()).addAll(UserDayRows.values(share)).add(app));
    ChannelDayRow before = days.getOrDefault(day.day(), ChannelDayRow.NONE);
    days.put(day.day(), before.replaced(null, share));
  }

  List<DerivedRow> of(DerivedTable table) {
    return rows.getOrDefault(table, List.of());
  }

  /** Its calls. */
  List<StoredCall> calls() {
    return calls;
  }

  /** Its minutes ledger. */
  Map<LedgerKey, Long> minutes() {
    return minutes;
  }

  /** How many rows there are in all tables. */
  int size() {
    return rows.values().stream().mapToInt(List::size).sum();
  }
}
