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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All rows that a channel's notices, and what is frozen of it, lead to, by the batch function. They
 * are made as they are read: of a large channel they take many times the memory of what they are
 * made of.
 */
final class ChannelRows {
  private final long app;
  private final ChannelEvents told;
  private final List<Session> sessions;
  private final List<StoredCall> calls = new ArrayList<>();
  private final Map<Long, Map<Integer, Long>> kinds = new HashMap<>();
  private final Map<LedgerKey, Long> minutes;
  private final Map<UserDay, DayShare> shares;
  private final Map<Long, ChannelDayRow> days = new HashMap<>();

  private ChannelRows(long app, ChannelEvents told, List<Session> sessions, Frozen past) {
    this.app = app;
    this.told = told;
    this.sessions = sessions;
    minutes = new HashMap<>(Ledger.of(sessions));
    past.minutes().forEach((key, seconds) -> minutes.merge(key, seconds, Long::sum));
    shares = new TreeMap<>(DayChange.shares(sessions));
    past.days().forEach((day, share) -> shares.merge(day, share, DayShare::plus));
    shares.forEach(this::addToDay);
  }

  /** Finds the number of a kind of sessions. */
  interface KindFinder {
    int number(long app, Kind kind);
  }

  /**
   * @param app the row of the channel's app
   * @param past what is frozen and told by no notice any more
   */
  static ChannelRows of(long app, ChannelEvents told, Frozen past, KindFinder finder) {
    History history = History.of(told.events());
    ChannelRows rows = new ChannelRows(app, told, history.sessions(), past);
    rows.addCalls(history.calls(), finder);
    return rows;
  }

  private void addToDay(UserDay day, DayShare share) {
    ChannelDayRow before = days.getOrDefault(day.day(), ChannelDayRow.NONE);
    days.put(day.day(), before.replaced(null, share));
  }

  private void addCalls(List<Call> of, KindFinder finder) {
    Map<Long, CallTotals> totals = new HashMap<>();
    for (Session session : sessions) {
      totals.merge(session.call(), CallTotals.of(session), CallTotals::plus);
      kinds
          .computeIfAbsent(session.call(), call -> new TreeMap<>())
          .merge(finder.number(app, Kind.of(session)), 1L, Long::sum);
    }
    for (Call call : of) {
      CallTotals sum = totals.getOrDefault(call.id(), CallTotals.NONE);
      calls.add(new StoredCall(call, sum, set(kindsOf(call))));
    }
  }

  private static long set(Map<Integer, Long> kinds) {
    return kinds.keySet().stream().mapToLong(KindNumbers::bit).reduce(0, (some, bit) -> some | bit);
  }

  private Map<Integer, Long> kindsOf(Call call) {
    return kinds.getOrDefault(call.id(), Map.of());
  }

  /** The rows of a table. */
  Stream<DerivedRow> of(DerivedTable table) {
    return switch (table) {
      case EVENTS_TABLE -> told.spoken().stream().map(ChannelRows::row);
      case CALLS_TABLE -> rows(table, calls.stream().map(this::call));
      case KINDS_TABLE -> rows(table, calls.stream().flatMap(this::kinds));
      case SESSIONS_TABLE -> rows(table, sessions.stream().map(this::session));
      case ROLES_TABLE -> rows(table, sessions.stream().flatMap(ChannelRows::switches));
      case LEDGER_TABLE -> rows(table, minutes.entrySet().stream().map(ChannelRows::seconds));
      case USER_DAYS_TABLE -> rows(table, shares.entrySet().stream().map(this::userDay));
      case CHANNEL_DAYS_TABLE -> rows(table, days.entrySet().stream().map(ChannelRows::day));
    };
  }

  private static Stream<DerivedRow> rows(DerivedTable table, Stream<Values> values) {
    return values.map(row -> DerivedRow.of(table, row.toArray()));
  }

  /** The row of an event. */
  static DerivedRow row(ChannelEvents.Spoken said) {
    Values values = EventRows.values(new Values(), said.event(), said.notice());
    return DerivedRow.of(DerivedTable.EVENTS_TABLE, values.toArray());
  }

  /** The start comes first and is the key; the app follows it. */
  private Values call(StoredCall stored) {
    List<@Nullable Object> values = CallRows.values(new Values(), stored).toList();
    return new Values().add(stored.call().start(), app).addAll(values.subList(1, values.size()));
  }

  private Stream<Values> kinds(StoredCall stored) {
    return kindsOf(stored.call()).entrySet().stream()
        .map(kind -> new Values().add(stored.call().start(), kind.getKey(), kind.getValue()));
  }

  private Values session(Session session) {
    Values values = key(session).add(app, session.join(), session.clientType());
    return SessionRow.others(values, session).add(session.call());
  }

  private static Stream<Values> switches(Session session) {
    List<RoleSwitch> switches = session.switches();
    return IntStream.range(0, switches.size())
        .mapToObj(
            n -> key(session).add(n, switches.get(n).ts(), Numbers.of(switches.get(n).role())));
  }

  private static Values key(Session session) {
    return new Values().add(session.uid()).addAll(Keys.values(session.key()));
  }

  private static Values seconds(Map.Entry<LedgerKey, Long> seconds) {
    return new Values().addAll(LedgerRows.values(seconds.getKey())).add(seconds.getValue());
  }

  private Values userDay(Map.Entry<UserDay, DayShare> of) {
    UserDay day = of.getKey();
    return new Values()
        .add(day.day(), day.uid())
        .addAll(UserDayRows.values(of.getValue()))
        .add(app);
  }

  private static Values day(Map.Entry<Long, ChannelDayRow> of) {
    return ChannelDayRows.values(new Values().add(of.getKey()), of.getValue());
  }

  /** Its calls. */
  List<StoredCall> calls() {
    return calls;
  }

  /** How many sessions there are. */
  int sessions() {
    return sessions.size();
  }

  /** Its minutes ledger. */
  Map<LedgerKey, Long> minutes() {
    return minutes;
  }

  /** About how many rows there are in all tables: those that are few for each call are left out. */
  int size() {
    return told.spoken().size() + calls.size() + sessions.size() + minutes.size() + shares.size();
  }

  @Override
  public String toString() {
    return size() + " rows";
  }
}
