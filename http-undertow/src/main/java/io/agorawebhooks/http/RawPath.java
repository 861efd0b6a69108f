package io.agorawebhooks.http;

import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.List;

/**
 * The path as it stood in the request line. Each segment is percent-decoded once and never
 * normalised: {@code ..}, {@code %2F} and {@code ;} are data.
 */
final class RawPath {
  private RawPath() {}

  /**
   * The decoded segments; {@code /a//b/} has four, two of them empty.
   *
   * @throws HttpProblem 400 if one is malformed
   */
  static List<String> segments(HttpServerExchange exchange) {
    List<String> segments = new ArrayList<>();
    for (String raw : path(exchange).substring(1).split("/", -1)) {
      segments.add(Percent.decode(raw, "path segment", false));
    }
    return segments;
  }

  private static String path(HttpServerExchange exchange) {
    String uri = exchange.getRequestURI();
    String path = exchange.isHostIncludedInRequestURI() ? afterAuthority(uri) : uri;
    if (!path.startsWith("/")) {
      throw HttpProblem.badRequest("The path " + Text.shown(path) + " does not begin with /");
    }
    return path;
  }

  private static String afterAuthority(String uri) {
    int slash = uri.indexOf('/', uri.indexOf("//") + 2);
    return slash < 0 ? "/" : uri.substring(slash);
  }
}
