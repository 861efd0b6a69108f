package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other origins from changing anything in the name of who looks at them. Browsers
 * say with every such request whose page it is from; programs do not, and have no cookie to abuse.
 */
final class SameOrigin {
  private static final String SITE = "Sec-Fetch-Site";

  private final Set<String> others;

  /**
   * @param others whose pages may do it too, such as {@code https://board.example}
   */
  SameOrigin(Set<String> others) {
    this.others = Set.copyOf(others);
  }

  /** Whether a request that changes something may come from where it says. */
  boolean isAllowed(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    @Nullable String origin = headers.getFirst(Headers.ORIGIN);
    if (origin != null && others.contains(origin)) {
      return true;
    }
    @Nullable String site = headers.getFirst(SITE);
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    return origin == null || isOwn(origin, headers.getFirst(Headers.HOST));
  }

  /** Whether a page's request says where it comes from at all. */
  static boolean isSaid(HttpServerExchange exchange) {
    HeaderMap headers = exchange.getRequestHeaders();
    return headers.contains(SITE) || headers.contains(Headers.ORIGIN);
  }

  private static boolean isOwn(String origin, @Nullable String host) {
    return host != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
  }
}
