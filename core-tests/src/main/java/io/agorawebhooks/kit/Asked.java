package io.agorawebhooks.kit;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Minutes;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallPlace;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.ReportOfCall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What reads must answer, computed from every session that was told. Calls bear their start as id,
 * which a storage chooses as it likes.
 */
final class Asked {
  private record Found(String channel, Call call, List<Session> sessions) {}

  private final List<Found> calls = new ArrayList<>();
  private final long asOf;

  /**
   * @param told by channel
   */
  Asked(Map<String, History> told, long asOf) {
    this.asOf = asOf;
    told.forEach(
        (channel, history) ->
            history
                .calls()
                .forEach(call -> calls.add(new Found(channel, call, sessions(history, call)))));
  }

  private static List<Session> sessions(History history, Call call) {
    return history.sessions().stream().filter(session -> session.call() == call.id()).toList();
  }

  /** The whole list. */
  List<CallReport> list(CallQuery query, CallOrder order) {
    List<CallReport> reports = new ArrayList<>();
    for (Found found : calls) {
      CallReport report = report(found, query.filter());
      boolean listed = query.isWhole() || report.users() > 0;
      if (listed && query.isOf(found.channel()) && query.isOf(report(found, Filter.ALL))) {
        reports.add(report);
      }
    }
    reports.sort(Comparator.comparing(report -> CallPlace.of(report, order)));
    return reports;
  }

  private CallReport report(Found found, Filter filter) {
    ReportOfCall report = new ReportOfCall(filter, asOf);
    found.sessions().forEach(report::add);
    return report.of(found.channel(), found.call());
  }

  /** All sessions that match, as text in some order. */
  List<String> sessions(Filter filter) {
    List<String> sessions = new ArrayList<>();
    for (Found found : calls) {
      for (Session session : found.sessions()) {
        if (filter.isOf(found.channel()) && filter.matches(session, asOf)) {
          sessions.add(text(new ChannelSession(found.channel(), found.call().start(), session)));
        }
      }
    }
    return sessions;
  }

  /** A session without the id that its storage gave to its call. */
  static String text(ChannelSession found) {
    return found.channel() + " " + found.callStart() + " " + found.session().inCall(0);
  }

  /** Seconds of completed sessions. */
  Map<MinutesKey, Long> minutes(Filter filter, Cuts cuts, boolean byChannel) {
    Minutes minutes = new Minutes(cuts, filter);
    for (Found found : calls) {
      if (filter.isOf(found.channel())) {
        String name = byChannel ? found.channel() : null;
        found.sessions().forEach(session -> minutes.add(name, session));
      }
    }
    return minutes.seconds();
  }
}
