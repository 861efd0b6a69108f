package io.agorawebhooks.http;

import static io.agorawebhooks.http.Query.CHANNEL;
import static io.agorawebhooks.http.Query.PAGE;
import static io.agorawebhooks.http.Query.PER_PAGE;
import static io.agorawebhooks.http.Query.SESSION_ID;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallDetail;
import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallPlace;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.Reports;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of an app, and one call with its sessions. */
final class Channels {
  private static final String TEXT = "q";
  private static final String LIVE = "live";
  private static final String SORT = "sort";
  private static final String AFTER = "after";

  private static final Map<String, CallOrder> ORDERS = orders();

  private final Reports reports;

  Channels(Reports reports) {
    this.reports = reports;
  }

  private static Map<String, CallOrder> orders() {
    Map<String, CallOrder> orders = new LinkedHashMap<>();
    orders.put("activity", CallOrder.ACTIVITY);
    orders.put("started", CallOrder.STARTED);
    return orders;
  }

  Read.Answer list(Request request) {
    AppId app = request.app();
    Query query = request.query(Filters.and(TEXT, LIVE, SORT, AFTER, PAGE, PER_PAGE));
    CallOrder order =
        ORDERS.getOrDefault(query.choice(SORT, List.copyOf(ORDERS.keySet())), CallOrder.ACTIVITY);
    CallPlace after = Cursor.of(query, AFTER, order);
    if (after != null && query.value(PAGE) != null) {
      throw HttpProblem.badRequest("The parameters page and after are given; one is allowed");
    }
    long skipped = (query.page() - 1L) * query.perPage();
    long asOf = reports.asOf();
    CallList calls =
        reports.calls(
            app,
            new CallQuery(Filters.of(query), text(query), query.flag(LIVE)),
            asOf,
            new ListPart(order, after, skipped, query.perPage()));
    return Read.Answer.ok(
        Answers.VIEWS.channels(
            app, calls, query.page(), query.perPage(), next(calls, order), asOf));
  }

  private static @Nullable String text(Query query) {
    String text = query.value(TEXT);
    return text == null || text.isEmpty() ? null : text;
  }

  private static @Nullable String next(CallList list, CallOrder order) {
    return list.hasNext()
        ? Cursor.of(CallPlace.of(list.calls().get(list.calls().size() - 1), order), order)
        : null;
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
