package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Tells answers apart by their content. It is weak because the same answer may go out zipped and
 * plain, which are different bytes.
 */
final class Etag {
  private static final int BYTES = 16;

  private Etag() {}

  static String of(byte[] body) {
    byte[] hash = Arrays.copyOf(sha256().digest(body), BYTES);
    return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "\"";
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** Whether the client says that it has the answer with this tag. */
  static boolean isKnown(HttpServerExchange exchange, String etag) {
    @Nullable String known =
        exchange.getRequestHeaders().contains(Headers.IF_NONE_MATCH)
            ? String.join(",", exchange.getRequestHeaders().get(Headers.IF_NONE_MATCH))
            : null;
    return known != null && isAmong(known, etag);
  }

  /** Compared weakly, as RFC 9110 says; our tags have no comma in them. */
  private static boolean isAmong(String known, String etag) {
    return Arrays.stream(known.split(",", -1))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || opaque(tag).equals(opaque(etag)));
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
