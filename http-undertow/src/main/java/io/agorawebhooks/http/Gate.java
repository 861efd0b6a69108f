package io.agorawebhooks.http;

import io.agorawebhooks.access.Scope;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.StorageException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that decides who may use a route. In this order: a token, a login, being on this
 * machine, and that everybody may look.
 */
final class Gate {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  private final Credentials credentials;
  private final SameOrigin origins;
  private final boolean isPublic;
  private final Rates reads = new Rates(300, 50, Duration.ofSeconds(1));
  private final Rates exports = new Rates(60, 60, Duration.ofMinutes(1));

  /**
   * @param isPublic whether everybody may look
   */
  Gate(Credentials credentials, SameOrigin origins, boolean isPublic) {
    this.credentials = credentials;
    this.origins = origins;
    this.isPublic = isPublic;
  }

  /** Goes on with a request if its sender may use the route, now or on a worker's thread. */
  void pass(Route route, Request request) {
    HttpServerExchange exchange = request.exchange();
    limit(route, exchange);
    if (route.isOpen()) {
      route.endpoint().handle(request);
    } else if (Credentials.areShown(exchange)) {
      exchange.dispatch(later -> guarded(route, request));
    } else {
      admit(route, request, withoutCredentials(exchange));
    }
  }

  /** Webhooks are as many as Agora sends, and who is on this machine can do worse. */
  private void limit(Route route, HttpServerExchange exchange) {
    if (route.access() != Route.Access.SENDER && LocalAccess.reason(exchange) != null) {
      Rates rates = route.access() == Route.Access.EXPORT ? exports : reads;
      rates.check(Peer.address(exchange));
    }
  }

  private void guarded(Route route, Request request) {
    try {
      admit(route, request, caller(request.exchange()));
    } catch (RuntimeException e) {
      Problems.answer(request.exchange(), e);
    }
  }

  private void admit(Route route, Request request, Optional<Caller> caller) {
    HttpServerExchange exchange = request.exchange();
    if (caller.isEmpty()) {
      turnAway(route, exchange);
      return;
    }
    route.check(caller.get(), request);
    checkOrigin(exchange, caller.get());
    caller.get().passed(exchange);
    route.endpoint().handle(request);
  }

  /** Who asks; waits for the storage. */
  Optional<Caller> caller(HttpServerExchange exchange) {
    Optional<Caller> known = credentials.caller(exchange);
    return known.isPresent() ? known : withoutCredentials(exchange);
  }

  /** Whether a request that has passed may still be answered: its token may be revoked since. */
  boolean stillPasses(HttpServerExchange exchange, AppId app) {
    try {
      return caller(exchange).filter(now -> mayRead(now, app)).isPresent();
    } catch (HttpProblem e) {
      return false;
    } catch (StorageException e) {
      return true; // nobody can tell now, and is asked again
    }
  }

  private static boolean mayRead(Caller caller, AppId app) {
    return caller.grant().allows(Scope.READ) && caller.grant().isFor(app);
  }

  private Optional<Caller> withoutCredentials(HttpServerExchange exchange) {
    if (LocalAccess.reason(exchange) == null) {
      return Optional.of(Caller.LOCAL);
    }
    return isPublic ? Optional.of(Caller.PUBLIC) : Optional.empty();
  }

  /** A browser's request has to say that it is from a page of ours. */
  void checkOrigin(HttpServerExchange exchange, Caller caller) {
    if (HARMLESS.contains(exchange.getRequestMethod().toString())) {
      return;
    }
    boolean isSilent = caller.kind() == Caller.Kind.USER && !SameOrigin.isSaid(exchange);
    if (isSilent || !origins.isAllowed(exchange)) {
      throw HttpProblem.forbidden("This was sent by a page of another origin, which may not do it");
    }
  }

  private static void turnAway(Route route, HttpServerExchange exchange) {
    if (route.access() == Route.Access.PAGE) {
      logIn(exchange);
      return;
    }
    throw HttpProblem.unknownCaller(
        "This needs a token or a login. Only requests from this machine go without, and "
            + LocalAccess.reason(exchange));
  }

  /**
   * Leads to the login. A browser that comes from another site keeps its cookie to itself: it is
   * sent here once more, by ourselves.
   */
  private static void logIn(HttpServerExchange exchange) {
    if ("cross-site".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"))) {
      LoginPage.again(exchange);
      return;
    }
    String query = exchange.getQueryString();
    String here = exchange.getRequestPath() + (query.isEmpty() ? "" : "?" + query);
    String next = URLEncoder.encode(here, StandardCharsets.UTF_8);
    exchange.setStatusCode(StatusCodes.SEE_OTHER);
    exchange.getResponseHeaders().put(Headers.LOCATION, "/login?next=" + next);
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.endExchange();
  }
}
