package io.agorawebhooks.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the route of a request, and answers those that have none. */
final class Router implements HttpHandler {
  private final List<Route> routes;
  private final Pages pages;
  private final Gate gate;
  private final Cors cors;

  Router(List<Route> routes, Gate gate, Pages pages, Cors cors) {
    this.routes = List.copyOf(routes);
    this.gate = gate;
    this.pages = pages;
    this.cors = cors;
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
    List<Route> found = find(path);
    if (found.stream().anyMatch(route -> !route.isOpen())) {
      cors.allow(exchange, allowed(found));
    }
    switch (exchange.getRequestMethod().toString()) {
      case "OPTIONS" -> options(exchange, found);
      case "HEAD" -> follow(exchange, found, path, "GET"); // Undertow leaves the body out
      default -> follow(exchange, found, path, exchange.getRequestMethod().toString());
    }
  }

  /** The routes of a path, one a method. */
  private List<Route> find(List<String> path) {
    List<Route> found = routes.stream().filter(route -> route.match(path)).toList();
    if (found.isEmpty()) {
      found = pages.find(path);
    }
    if (!found.isEmpty()) {
      return found;
    }
    throw HttpProblem.notFound(
        "There is nothing at this address. Webhooks go to /{app_id}/webhooks, and no app id has a"
            + " slash in it");
  }

  private static void options(HttpServerExchange exchange, List<Route> found) {
    exchange.setStatusCode(StatusCodes.NO_CONTENT);
    exchange.getResponseHeaders().put(Headers.ALLOW, allowed(found));
  }

  private void follow(
      HttpServerExchange exchange, List<Route> found, List<String> path, String method) {
    Route route =
        found.stream()
            .filter(candidate -> candidate.method().equals(method))
            .findFirst()
            .orElseThrow(
                () ->
                    HttpProblem.methodNotAllowed(
                        exchange.getRequestMethod().toString(), allowed(found)));
    gate.pass(route, new Request(exchange, route.variables(path)));
  }

  /** The methods that work, as the header {@code Allow} lists them. */
  private static String allowed(List<Route> found) {
    return found.stream().map(Route::allowed).collect(Collectors.joining(", ")) + ", OPTIONS";
  }
}
