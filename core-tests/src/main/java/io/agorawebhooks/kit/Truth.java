package io.agorawebhooks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.metrics.DayChange;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.Reads;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what is stored with what the batch function makes of all that was told. */
public final class Truth {
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("Asia/Kathmandu"), ZoneId.of("America/Los_Angeles"));
  private static final int ALL = 1_000_000;

  private final Reads reads;
  private final AppId app;
  private final String channel;
  private final List<CallReport> calls;
  private final List<Session> sessions = new ArrayList<>();
  private final Map<Long, Long> starts = new HashMap<>();

  private Truth(Reads reads, AppId app, String channel) {
    this.reads = reads;
    this.app = app;
    this.channel = channel;
    this.calls = new ArrayList<>(reads.callsBefore(app, channel, 0, Long.MAX_VALUE, ALL));
    calls.sort(Comparator.comparingLong(report -> report.call().start()));
    for (CallReport report : calls) {
      starts.put(report.call().id(), report.call().start());
      sessions.addAll(reads.sessions(report.call().id(), 0, ALL));
    }
    sessions.sort(Truth::inSessionOrder);
  }

  private static int inSessionOrder(Session a, Session b) {
    return Comparator.comparingLong(Session::join)
        .thenComparingLong(Session::uid)
        .thenComparing(Session::key)
        .compare(a, b);
  }

  /** What is stored of a channel, in the form of the cases. */
  public static Expected stored(Reads reads, AppId app, String channel) {
    Truth truth = new Truth(reads, app, channel);
    return Expected.of(truth.calls.stream().map(CallReport::call).toList(), truth.sessions);
  }

  /**
   * Fails unless calls, sessions, totals, ledger and daily tables of every channel are what these
   * notices tell.
   */
  public static void check(
      Reads reads, AppId app, Collection<Delivery> told, Comparator<byte[]> contentOrder) {
    Told.histories(told, contentOrder)
        .forEach((channel, history) -> new Truth(reads, app, channel).check(history));
  }

  private void check(History history) {
    assertThat(calls.stream().map(report -> report.call().withId(report.call().start())).toList())
        .as("calls of %s", channel)
        .isEqualTo(history.calls());
    assertThat(sessions.stream().map(this::withStart).toList())
        .as("sessions of %s", channel)
        .isEqualTo(history.sessions());
    calls.forEach(this::checkTotals);
    checkMetrics();
  }

  private Session withStart(Session session) {
    return session.inCall(starts.get(session.call()));
  }

  private void checkTotals(CallReport report) {
    CallTotals totals =
        sessions.stream()
            .filter(session -> session.call() == report.call().id())
            .map(CallTotals::of)
            .reduce(CallTotals.NONE, CallTotals::plus);
    assertThat(
            new CallTotals(
                report.totals().hostSeconds(),
                report.totals().audienceSeconds(),
                report.totals().inferredSeconds(),
                Math.toIntExact(report.totals().openSessions())))
        .as("totals of the call at %s in %s", report.call().start(), channel)
        .isEqualTo(totals);
  }

  private void checkMetrics() {
    Map<LedgerKey, Long> ledger = reads.ledger(app, channel);
    assertThat(ledger).as("ledger of %s", channel).isEqualTo(Ledger.of(sessions));
    assertThat(reads.userDays(app, channel))
        .as("user_metrics of %s", channel)
        .isEqualTo(DayChange.shares(sessions));
    assertThat(reads.channelDays(app, channel))
        .as("channel_metrics of %s", channel)
        .isEqualTo(LocalDays.ofUsers(DayChange.shares(sessions)));
    for (ZoneId zone : ZONES) {
      Map<LocalDate, Long> days =
          LocalDays.ofSessions(sessions.stream().filter(Ledger::holds).toList(), zone);
      assertThat(LocalDays.ofLedger(ledger, zone)).as("days in %s", zone).isEqualTo(days);
    }
  }
}
