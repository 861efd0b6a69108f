package io.agorawebhooks.benchmarks;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;

/**
 * What the machine gives: Undertow that reads a request and answers like the intake, without doing
 * anything. Argument: the port.
 */
public final class Baseline {
  private Baseline() {}

  public static void main(String[] args) {
    Undertow.builder()
        .addHttpListener(Integer.parseInt(args[0]), "127.0.0.1")
        .setHandler(exchange -> exchange.getRequestReceiver().receiveFullBytes(Baseline::answer))
        .build()
        .start();
  }

  private static void answer(HttpServerExchange exchange, byte[] body) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
    exchange.getResponseSender().send("{\"status\":\"success\",\"message\":\"Webhook processed\"}");
  }
}
