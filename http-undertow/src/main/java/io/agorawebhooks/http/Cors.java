package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Set;

/** Lets pages of other origins read answers of the API, if those origins were named. */
final class Cors {
  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
  private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");
  private static final HttpString EXPOSE_HEADERS = new HttpString("Access-Control-Expose-Headers");
  private static final HttpString MAX_AGE = new HttpString("Access-Control-Max-Age");
  private static final String PREFLIGHT = "Access-Control-Request-Method";

  private static final String ASKED_WITH =
      "Authorization, Content-Type, If-None-Match, Last-Event-ID";
  private static final String READ_WITH = "ETag, Retry-After, X-Request-Id";
  private static final String SECONDS = "600";

  private final Set<String> origins;

  /**
   * @param origins such as {@code https://board.example}; none for no page of another origin
   */
  Cors(Set<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /**
   * Says what a page may do with the answer to come.
   *
   * @param methods that work here
   */
  void allow(HttpServerExchange exchange, String methods) {
    if (origins.isEmpty()) {
      return;
    }
    HeaderMap answer = exchange.getResponseHeaders().add(Headers.VARY, Headers.ORIGIN_STRING);
    String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
    if (origin == null || !origins.contains(origin)) {
      return;
    }
    answer.put(ALLOW_ORIGIN, origin).put(EXPOSE_HEADERS, READ_WITH);
    if (exchange.getRequestHeaders().contains(PREFLIGHT)) {
      answer.put(ALLOW_METHODS, methods).put(ALLOW_HEADERS, ASKED_WITH).put(MAX_AGE, SECONDS);
    }
  }
}
