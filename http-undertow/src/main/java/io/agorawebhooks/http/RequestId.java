package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Names a request in its answer and in the log; made only for requests that need a name. */
final class RequestId {
  private static final AttachmentKey<String> KEY = AttachmentKey.create(String.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 8;

  private RequestId() {}

  static String of(HttpServerExchange exchange) {
    String id = exchange.getAttachment(KEY);
    return id == null ? assign(exchange) : id;
  }

  private static String assign(HttpServerExchange exchange) {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    String id = HexFormat.of().formatHex(random);
    exchange.putAttachment(KEY, id);
    return id;
  }
}
