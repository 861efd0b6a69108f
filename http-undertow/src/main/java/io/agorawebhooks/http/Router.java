package io.agorawebhooks.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.List;

/** Finds the route of a request, and answers those that have none. */
final class Router implements HttpHandler {
  private final List<Route> routes;

  Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    try {
      follow(exchange);
    } catch (RuntimeException e) {
      Problems.answer(exchange, e);
    }
  }

  private void follow(HttpServerExchange exchange) {
    List<String> path = RawPath.segments(exchange);
    Route route = find(path);
    if (route.local()) {
      LocalAccess.check(exchange);
    }
    switch (exchange.getRequestMethod().toString()) {
      case "OPTIONS" -> options(exchange, route);
      case "HEAD" -> follow(exchange, route, path, "GET"); // Undertow leaves the body out
      default -> follow(exchange, route, path, exchange.getRequestMethod().toString());
    }
  }

  private Route find(List<String> path) {
    for (Route route : routes) {
      if (route.match(path)) {
        return route;
      }
    }
    throw HttpProblem.notFound(
        "There is nothing at this address. Webhooks go to /{app_id}/webhooks, and no app id has a"
            + " slash in it");
  }

  private static void options(HttpServerExchange exchange, Route route) {
    exchange.setStatusCode(StatusCodes.NO_CONTENT);
    exchange.getResponseHeaders().put(Headers.ALLOW, route.allowed());
  }

  private static void follow(
      HttpServerExchange exchange, Route route, List<String> path, String method) {
    if (!method.equals(route.method())) {
      throw HttpProblem.methodNotAllowed(exchange.getRequestMethod().toString(), route.allowed());
    }
    route.endpoint().handle(new Request(exchange, route.variables(path)));
  }
}
