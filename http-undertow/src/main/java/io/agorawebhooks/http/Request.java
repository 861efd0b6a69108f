package io.agorawebhooks.http;

import io.agorawebhooks.notice.AppId;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that a route matched.
 *
 * @param exchange what Undertow knows of it
 * @param variables the decoded path segments that stand for the variables of the route, in order
 */
record Request(HttpServerExchange exchange, List<String> variables) {
  /** The first variable, which is an app id wherever there is one. */
  AppId app() {
    String value = variables.get(0);
    if (!AppId.isValid(value)) {
      throw HttpProblem.badRequest(
          "The app id is "
              + Text.shown(value)
              + ". Allowed: 1 to 64 of the characters A-Z a-z 0-9 _ and -");
    }
    return new AppId(value);
  }

  /** The same with another variable in place of the first. */
  Request of(AppId app) {
    List<String> changed = new ArrayList<>(variables);
    changed.set(0, app.value());
    return new Request(exchange, List.copyOf(changed));
  }

  /** The parameters under the names that {@link Filters} reads. */
  Query filters(String... allowed) {
    return Query.of(Filters.named(Query.parse(exchange.getQueryString())), List.of(allowed));
  }

  /** The parameters. */
  Query query(String... allowed) {
    return Query.of(exchange.getQueryString(), List.of(allowed));
  }

  /** Whether a parameter is given, be it a good one or not. */
  boolean gives(String name) {
    return Query.gives(exchange.getQueryString(), name);
  }
}
