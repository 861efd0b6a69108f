package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The cookie by which a browser shows its login. Scripts cannot read it, and no request that
 * another site causes has it. Over TLS its name keeps it from ever being set without.
 */
final class LoginCookie {
  private static final String PLAIN = "agora_webhooks_login";
  private static final String SECURE = "__Host-" + PLAIN;

  private LoginCookie() {}

  /** What the browser shows, null if nothing. */
  static @Nullable String of(HttpServerExchange exchange) {
    String name = Peer.isSecure(exchange) ? SECURE : PLAIN;
    Cookie cookie = exchange.getRequestCookie(name);
    return cookie == null ? null : cookie.getValue();
  }

  /** Has the browser keep it for some seconds; 0 has it forget. */
  static void set(HttpServerExchange exchange, String value, long seconds) {
    boolean secure = Peer.isSecure(exchange);
    exchange
        .getResponseHeaders()
        .add(
            Headers.SET_COOKIE,
            "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
                .formatted(secure ? SECURE : PLAIN, value, seconds, secure ? "; Secure" : ""));
  }
}
