package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;

/** A file of the dashboard, ready to be sent: zipped and hashed once. */
final class StaticPage implements Endpoint {
  private static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");
  private static final HttpString POLICY = new HttpString("Content-Security-Policy");
  private static final HttpString REFERRER = new HttpString("Referrer-Policy");

  private final String type;
  private final byte[] plain;
  private final byte[] zipped;
  private final String etag;
  private final String policy;

  /**
   * @param policy what the page may do, as the header {@code Content-Security-Policy} says it
   */
  StaticPage(HttpServer.Page page, String policy) {
    this.type = page.type();
    this.plain = page.content();
    this.zipped = Zipped.zip(plain);
    this.etag = Etag.of(plain);
    this.policy = policy;
  }

  @Override
  public void handle(Request request) {
    HttpServerExchange exchange = request.exchange();
    exchange
        .getResponseHeaders()
        .put(Headers.CACHE_CONTROL, "no-cache") // asked for again, and mostly answered 304
        .put(Headers.ETAG, etag)
        .put(NOSNIFF, "nosniff")
        .put(POLICY, policy)
        .put(REFERRER, "no-referrer")
        .add(Headers.VARY, Headers.ACCEPT_ENCODING_STRING);
    if (Etag.isKnown(exchange, etag)) {
      exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
      exchange.endExchange();
    } else {
      send(exchange);
    }
  }

  private void send(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    boolean shorter = zipped.length < plain.length;
    boolean zip = shorter && Zipped.isTaken(exchange.getRequestHeaders());
    if (zip) {
      exchange.getResponseHeaders().put(Headers.CONTENT_ENCODING, Zipped.GZIP);
    }
    exchange.getResponseSender().send(ByteBuffer.wrap(zip ? zipped : plain).asReadOnlyBuffer());
  }
}
