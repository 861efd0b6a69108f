package io.agorawebhooks.http;

import static io.agorawebhooks.http.Query.CHANNEL;
import static io.agorawebhooks.http.Query.PAGE;
import static io.agorawebhooks.http.Query.PER_PAGE;
import static io.agorawebhooks.http.Query.SESSION_ID;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallDetail;
import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallPart;
import io.agorawebhooks.storage.CallPlace;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallReports;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.SessionOrder;
import io.agorawebhooks.storage.SessionQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of an app, and one call with its sessions. */
final class Channels {
  private static final String TEXT = "q";
  private static final String LIVE = "live";
  private static final String SORT = "sort";
  private static final String AFTER = "after";

  private static final Map<String, CallOrder> ORDERS = orders();

  /** The start of a call: the channel's other calls that are listed start before it. */
  private static final String CALLS_AFTER = "calls_after";

  private static final Map<String, SessionQuery> SESSION_ORDERS = sessionOrders();

  private final CallReports reports;
  private final CallPages pages;

  Channels(CallReports reports, CallPages pages) {
    this.reports = reports;
    this.pages = pages;
  }

  private static Map<String, CallOrder> orders() {
    Map<String, CallOrder> orders = new LinkedHashMap<>();
    orders.put("activity", CallOrder.ACTIVITY);
    orders.put("started", CallOrder.STARTED);
    return orders;
  }

  private static Map<String, SessionQuery> sessionOrders() {
    Map<String, SessionQuery> orders = new LinkedHashMap<>();
    for (SessionOrder order : SessionOrder.values()) {
      String name = order.name().toLowerCase(Locale.ROOT);
      orders.put("-" + name, new SessionQuery(order, true, null));
      orders.put(name, new SessionQuery(order, false, null));
    }
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
    return pages.areAsked(request)
        ? pages.byParameter(request)
        : call(
            request,
            request.variables().get(1),
            request.query(SESSION_ID, PAGE, PER_PAGE, CALLS_AFTER, SORT, TEXT));
  }

  /** For names that no path can carry past every client, such as {@code ..}. */
  Read.Answer byParameter(Request request) {
    Query query = request.query(CHANNEL, SESSION_ID, PAGE, PER_PAGE, CALLS_AFTER, SORT, TEXT);
    return call(request, query.channel(), query);
  }

  private Read.Answer call(Request request, String channel, Query query) {
    CallPart part = CallPages.part(request, channel, query);
    long asOf = reports.asOf();
    CallDetail call =
        reports
            .call(
                part,
                asOf,
                query.number(CALLS_AFTER, 0, Long.MAX_VALUE, Long.MAX_VALUE),
                sessions(query))
            .orElseThrow(() -> CallPages.unknown(channel, part.id()));
    return Read.Answer.ok(Answers.VIEWS.channel(part.app(), call, asOf));
  }

  /** A minus before the name of an order turns it round. */
  private static SessionQuery sessions(Query query) {
    String name = query.choice(SORT, List.copyOf(SESSION_ORDERS.keySet()));
    SessionQuery ordered = SESSION_ORDERS.getOrDefault(name, SessionQuery.ALL);
    return new SessionQuery(ordered.order(), ordered.falling(), text(query));
  }
}
