package io.agorawebhooks.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/**
 * What goes for every answer: headers that keep browsers strict, and a problem to read where
 * Undertow itself answers a failure without a word.
 */
final class FirstHandler implements HttpHandler {
  private static final HttpString POLICY = new HttpString("Content-Security-Policy");
  private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");
  private static final HttpString FRAMES = new HttpString("X-Frame-Options");
  private static final HttpString REFERRER = new HttpString("Referrer-Policy");
  private static final HttpString RESOURCES = new HttpString("Cross-Origin-Resource-Policy");
  private static final HttpString OPENERS = new HttpString("Cross-Origin-Opener-Policy");

  /** A year; whoever serves TLS once goes on with it. */
  private static final String STAY_SECURE = "max-age=31536000";

  private final HttpHandler next;
  private final Networks proxies;

  /**
   * @param proxies the networks of those that are believed for whom they ask
   */
  FirstHandler(HttpHandler next, Networks proxies) {
    this.next = next;
    this.proxies = proxies;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    Peer.believe(exchange, proxies);
    harden(exchange);
    exchange.addDefaultResponseListener(Problems::answerUnanswered);
    next.handleRequest(exchange);
  }

  /** A page that needs more says so with a policy of its own. */
  private static void harden(HttpServerExchange exchange) {
    HeaderMap answer = exchange.getResponseHeaders();
    answer
        .put(POLICY, "default-src 'none'; frame-ancestors 'none'")
        .put(NOSNIFF, "nosniff")
        .put(FRAMES, "DENY")
        .put(REFERRER, "no-referrer")
        .put(RESOURCES, "same-origin")
        .put(OPENERS, "same-origin");
    if (Peer.isSecure(exchange)) {
      answer.put(Headers.STRICT_TRANSPORT_SECURITY, STAY_SECURE);
    }
  }
}
