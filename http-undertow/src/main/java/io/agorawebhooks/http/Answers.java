package io.agorawebhooks.http;

import io.agorawebhooks.json.JsonViews;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;

/** Sends what a request is answered with. */
final class Answers {
  /** Writes the bodies. */
  static final JsonViews VIEWS = new JsonViews();

  private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");

  private Answers() {}

  /** What the API answers is never shown as a page, and is saved under this name alone. */
  static void json(HttpServerExchange exchange, int status, byte[] body) {
    if (exchange.getRequestPath().startsWith("/api/")) {
      exchange
          .getResponseHeaders()
          .put(Headers.CONTENT_DISPOSITION, "attachment; filename=\"api.json\"");
    }
    send(exchange, status, "application/json", body);
  }

  /** Says that the client has the answer. */
  static void notModified(HttpServerExchange exchange) {
    exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
    exchange
        .getResponseHeaders()
        .put(Headers.CACHE_CONTROL, "no-store")
        .add(Headers.VARY, Headers.ACCEPT_ENCODING_STRING);
    exchange.endExchange();
  }

  static void send(HttpServerExchange exchange, int status, String type, byte[] body) {
    exchange.setStatusCode(status);
    head(exchange, type);
    exchange.getResponseSender().send(ByteBuffer.wrap(body));
  }

  /** Says what the body is. */
  static void head(HttpServerExchange exchange, String type) {
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, type)
        .put(Headers.CACHE_CONTROL, "no-store")
        .put(NOSNIFF, "nosniff");
  }
}
