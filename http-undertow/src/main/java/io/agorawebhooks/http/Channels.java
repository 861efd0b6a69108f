package io.agorawebhooks.http;

import static io.agorawebhooks.http.Query.CHANNEL;
import static io.agorawebhooks.http.Query.PAGE;
import static io.agorawebhooks.http.Query.PER_PAGE;
import static io.agorawebhooks.http.Query.SESSION_ID;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallDetail;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.Page;
import io.agorawebhooks.storage.Reports;
import org.jspecify.annotations.Nullable;

/** The calls of an app, and one call with its sessions. */
final class Channels {
  private final Reports reports;

  Channels(Reports reports) {
    this.reports = reports;
  }

  Read.Answer list(Request request) {
    AppId app = request.app();
    Query query = request.query(PAGE, PER_PAGE);
    long asOf = reports.asOf();
    Page<CallReport> calls = reports.calls(app, asOf, query.page(), query.perPage());
    return Read.Answer.ok(Answers.VIEWS.channels(app, calls, asOf));
  }

  Read.Answer byPath(Request request) {
    return call(request, request.variables().get(1), request.query(SESSION_ID, PAGE, PER_PAGE));
  }

  /** For names that no path can carry past every client, such as {@code ..}. */
  Read.Answer byParameter(Request request) {
    Query query = request.query(CHANNEL, SESSION_ID, PAGE, PER_PAGE);
    return call(request, query.channel(), query);
  }

  private Read.Answer call(Request request, String channel, Query query) {
    AppId app = request.app();
    long asOf = reports.asOf();
    Long id = query.sessionId();
    CallDetail call =
        reports
            .call(app, channel, asOf, id, query.page(), query.perPage())
            .orElseThrow(() -> unknown(channel, id));
    return Read.Answer.ok(Answers.VIEWS.channel(app, call, asOf));
  }

  private static HttpProblem unknown(String channel, @Nullable Long id) {
    String what = "The app has no channel " + Text.shown(channel);
    return HttpProblem.notFound(id == null ? what : what + " with a call " + id);
  }
}
