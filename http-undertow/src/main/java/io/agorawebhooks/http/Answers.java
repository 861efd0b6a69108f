package io.agorawebhooks.http;

import io.agorawebhooks.json.JsonViews;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;

/** Sends what a request is answered with. */
final class Answers {
  /** Writes the bodies. */
  static final JsonViews VIEWS = new JsonViews();

  private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");

  private Answers() {}

  static void json(HttpServerExchange exchange, int status, byte[] body) {
    send(exchange, status, "application/json", body);
  }

  static void send(HttpServerExchange exchange, int status, String type, byte[] body) {
    exchange.setStatusCode(status);
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, type)
        .put(Headers.CACHE_CONTROL, "no-store")
        .put(NOSNIFF, "nosniff");
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }
}
