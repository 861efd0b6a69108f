package io.agorawebhooks.http;

import static io.agorawebhooks.http.Query.CHANNEL;
import static io.agorawebhooks.http.Query.SESSION_ID;

import io.agorawebhooks.json.ShareViews;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallPart;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.SharePlace;
import io.agorawebhooks.storage.Shared;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.TokenHash;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes shares. */
final class SharePages {
  private static final String WHAT = "what";
  private static final String CALL = "call";
  private static final String FILTER = "filter";
  private static final String EXPIRES_IN = "expires_in";
  private static final String PASSWORD = "password";
  private static final String AFTER = "after";

  /** Seconds. */
  private static final long WEEK = 7 * 86_400;

  private static final long YEAR = 366 * 86_400;

  private final Shares shares;
  private final Reports reports;

  SharePages(Shares shares, Reports reports) {
    this.shares = shares;
    this.reports = reports;
  }

  Read.Answer create(Request request, Map<String, List<@Nullable String>> parameters) {
    AppId app = request.app();
    Query query =
        Query.of(
            Filters.named(ExportPages.renamed(parameters)),
            List.of(Filters.and(WHAT, SESSION_ID, EXPIRES_IN, PASSWORD)));
    long now = reports.asOf();
    long seconds = query.number(EXPIRES_IN, 1, YEAR, WEEK);
    String password = query.value(PASSWORD);
    Shared what = what(app, query);
    String token = Secrets.token();
    Share share =
        new Share(
            Secrets.id(),
            app,
            what,
            TokenHash.of(token),
            password == null ? null : Passwords.hash(password),
            now,
            now + seconds,
            null,
            0);
    shares.save(share);
    return new Read.Answer(
        StatusCodes.CREATED, ShareViews.created(share, now, token, url(request, token)));
  }

  /** Where it is looked at, on the server as its maker reached it; a path if that is no server. */
  private static String url(Request request, String token) {
    HttpServerExchange exchange = request.exchange();
    String path = "/share/" + token;
    @Nullable String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
    return host == null ? path : (Peer.isSecure(exchange) ? "https" : "http") + "://" + host + path;
  }

  private Shared what(AppId app, Query query) {
    String what = query.value(WHAT);
    return switch (what == null
        ? meant(query)
        : Query.choice(WHAT, what, List.of(CALL, CHANNEL, FILTER))) {
      case CALL -> call(app, query);
      case CHANNEL -> channel(app, query);
      default -> filter(query);
    };
  }

  /** What it has to be, if it is not said. */
  private static String meant(Query query) {
    if (query.value(SESSION_ID) != null) {
      return CALL;
    }
    boolean isOneChannel =
        query.all(CHANNEL).size() == 1 && Filter.ALL.equals(Filters.of(query).among(Set.of()));
    return isOneChannel ? CHANNEL : FILTER;
  }

  private Shared call(AppId app, Query query) {
    return new Shared.Call(query.channel(), start(app, query));
  }

  private Shared channel(AppId app, Query query) {
    if (query.value(SESSION_ID) != null) {
      throw HttpProblem.badRequest("The parameter session_id is given, but it is no call");
    }
    start(app, query);
    return new Shared.Channel(query.channel());
  }

  /** The start of the call that is meant: without an id the newest. */
  private long start(AppId app, Query query) {
    if (query.all(CHANNEL).size() > 1) {
      throw HttpProblem.badRequest("The parameter channel is given twice; once is allowed");
    }
    if (!Filters.of(query).equals(Filter.ALL.among(Set.of(query.channel())))) {
      throw HttpProblem.badRequest(
          "There are filters, which only what=filter takes; a call or a channel is shared whole");
    }
    CallPart part = new CallPart(app, query.channel(), query.sessionId(), 1, 1);
    return reports
        .call(part, reports.asOf(), 0)
        .orElseThrow(() -> CallPages.unknown(query.channel(), part.id()))
        .report()
        .call()
        .start();
  }

  private static Shared filter(Query query) {
    Filter filter = Filters.of(query);
    if (query.value(SESSION_ID) != null || filter.equals(Filter.ALL)) {
      throw HttpProblem.badRequest(
          "A filter is shared by at least one of start_date, end_date, platform, client_type, role,"
              + " channel and not_channel, and without session_id");
    }
    return new Shared.Sessions(filter);
  }

  Read.Answer list(Request request) {
    AppId app = request.app();
    Query query = request.query(AFTER, Query.PER_PAGE);
    int most = query.perPage();
    List<Share> found = shares.list(app, place(query), most + 1);
    boolean more = found.size() > most;
    List<Share> page = more ? found.subList(0, most) : found;
    String next = more ? cursor(SharePlace.of(page.get(most - 1))) : null;
    return Read.Answer.ok(ShareViews.list(app, page, reports.asOf(), most, next));
  }

  private static String cursor(SharePlace place) {
    return place.created() + "." + place.id();
  }

  private static @Nullable SharePlace place(Query query) {
    String value = query.value(AFTER);
    if (value == null) {
      return null;
    }
    if (!value.matches("[0-9]{1,18}\\.[A-Za-z0-9_-]{1,64}")) {
      throw Query.bad(AFTER, value, "what the same list answered as pagination.next");
    }
    int dot = value.indexOf('.');
    return new SharePlace(Long.parseLong(value.substring(0, dot)), value.substring(dot + 1));
  }

  Read.Answer revoke(Request request) {
    AppId app = request.app();
    request.query();
    String id = request.variables().get(1);
    if (!shares.revoke(app, id, reports.asOf())) {
      throw HttpProblem.notFound("The app has no share " + Text.shown(id));
    }
    return Read.Answer.ok(ShareViews.revoked(id));
  }
}
