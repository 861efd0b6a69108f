package io.agorawebhooks.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** Gives every failure that Undertow itself answers, without a word, a problem to read. */
final class FirstHandler implements HttpHandler {
  private final HttpHandler next;

  FirstHandler(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.addDefaultResponseListener(Problems::answerUnanswered);
    next.handleRequest(exchange);
  }
}
