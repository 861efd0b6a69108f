package io.agorawebhooks.simulator.check;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.DayChange;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.Reads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that follows from the notices of one channel. Calls bear their start as id, which a
 * storage chooses as it likes.
 *
 * @param calls ordered by start
 * @param sessions in session order
 * @param totals by the start of the call
 */
record Tables(
    List<Call> calls,
    List<Session> sessions,
    Map<Long, CallTotals> totals,
    Map<LedgerKey, Long> ledger,
    Map<UserDay, DayShare> userDays,
    Map<Long, ChannelDay> channelDays) {
  private static final int ALL = 1_000_000;
  private static final Comparator<Session> SESSION_ORDER =
      Comparator.comparingLong(Session::join)
          .thenComparingLong(Session::uid)
          .thenComparing(Session::key);

  /** What has to be there. */
  static Tables of(History history) {
    List<Session> sessions = history.sessions();
    Map<Long, CallTotals> totals = new TreeMap<>();
    history.calls().forEach(call -> totals.put(call.start(), CallTotals.NONE));
    sessions.forEach(s -> totals.merge(s.call(), CallTotals.of(s), CallTotals::plus));
    Map<UserDay, DayShare> userDays = DayChange.shares(sessions);
    return new Tables(
        history.calls(), sessions, totals, Ledger.of(sessions), userDays, channelDays(userDays));
  }

  private static Map<Long, ChannelDay> channelDays(Map<UserDay, DayShare> users) {
    Map<Long, ChannelDay> days = new TreeMap<>();
    users.forEach(
        (user, share) -> days.merge(user.day(), new ChannelDay(1, share), Tables::together));
    return days;
  }

  private static ChannelDay together(ChannelDay one, ChannelDay other) {
    return new ChannelDay(one.users() + other.users(), one.sum().plus(other.sum()));
  }

  /** What is stored. */
  static Tables stored(Reads reads, AppId app, String channel) {
    Map<Long, CallTotals> totals = new TreeMap<>();
    List<Call> calls = new ArrayList<>();
    List<Session> sessions = new ArrayList<>();
    for (CallReport report : reads.callsBefore(app, channel, 0, Long.MAX_VALUE, ALL)) {
      Call call = report.call();
      calls.add(call.withId(call.start()));
      totals.put(call.start(), totals(report));
      reads.sessions(call.id(), 0, ALL).forEach(s -> sessions.add(s.inCall(call.start())));
    }
    calls.sort(Comparator.comparingLong(Call::start));
    sessions.sort(SESSION_ORDER);
    return new Tables(
        calls,
        sessions,
        totals,
        reads.ledger(app, channel),
        reads.userDays(app, channel),
        reads.channelDays(app, channel));
  }

  private static CallTotals totals(CallReport report) {
    return new CallTotals(
        report.totals().hostSeconds(),
        report.totals().audienceSeconds(),
        report.totals().inferredSeconds(),
        Math.toIntExact(report.totals().openSessions()));
  }

  /** Fails unless the tables of a channel are these. */
  void check(Law law, String channel, Tables found) {
    Violation.unlessEqual(law, channel, "calls", found.calls, calls);
    Violation.unlessEqual(law, channel, "sessions", found.sessions, sessions);
    Violation.unlessEqual(law, channel, "call totals", found.totals, totals);
    Violation.unlessEqual(law, channel, "minutes ledger", found.ledger, ledger);
    Violation.unlessEqual(law, channel, "user_metrics", found.userDays, userDays);
    Violation.unlessEqual(law, channel, "channel_metrics", found.channelDays, channelDays);
  }
}
