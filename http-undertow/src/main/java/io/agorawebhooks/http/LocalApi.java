package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AppNames;
import io.agorawebhooks.storage.Live;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the routes themselves, for somebody on this machine: no socket, no login. */
final class LocalApi implements HttpServer.Api {
  private final List<Route> routes;
  private final ExportPages exports;
  private final SharePages shares;

  LocalApi(Storage storage, AppNames names, Reports reports, Streamed streamed) {
    this.exports = new ExportPages(storage, reports, streamed);
    this.shares = new SharePages(storage.shares(), reports);
    Live live = new Live(storage, reports);
    this.routes = new ArrayList<>(ReadRoutes.of(storage, reports, names));
    routes.add(
        Route.read(
            "GET", "/api/live/{app_id}", new Read(request -> LiveCalls.snapshot(live, request))));
    routes.add(Route.export("GET", "/api/export/{app_id}/share", new Read(shares::list)));
  }

  @Override
  public byte[] get(List<String> path, Map<String, List<String>> parameters) {
    return answer(
        () -> {
          Route route = route(path);
          Request request = request(route.variables(path), parameters);
          return ((Read) route.endpoint()).read(request);
        });
  }

  private Route route(List<String> path) {
    return routes.stream()
        .filter(route -> route.match(path))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no read /" + String.join("/", path)));
  }

  @Override
  public byte[] share(AppId app, Map<String, List<String>> parameters) {
    return answer(() -> shares.create(request(List.of(app.value()), Map.of()), copy(parameters)));
  }

  @Override
  public byte[] revoke(AppId app, String share) {
    return answer(() -> shares.revoke(request(List.of(app.value(), share), Map.of())));
  }

  @Override
  public void export(AppId app, Map<String, List<String>> parameters, OutputStream out) {
    answer(
        () -> {
          exports.write(exports.head(app, copy(parameters)), out);
          return Read.Answer.ok(new byte[0]);
        });
  }

  private static Map<String, List<@Nullable String>> copy(Map<String, List<String>> parameters) {
    Map<String, List<@Nullable String>> copy = new LinkedHashMap<>();
    parameters.forEach((name, values) -> copy.put(name, new ArrayList<@Nullable String>(values)));
    return copy;
  }

  /** Its exchange belongs to no connection, and carries the query alone. */
  private static Request request(List<String> variables, Map<String, List<String>> parameters) {
    HttpServerExchange exchange = new HttpServerExchange(null);
    exchange.setQueryString(query(parameters));
    Caller.LOCAL.passed(exchange);
    return new Request(exchange, variables);
  }

  private static String query(Map<String, List<String>> parameters) {
    return parameters.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encoded(value)))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private static byte[] answer(Supplier<Read.Answer> work) {
    try {
      return work.get().json();
    } catch (HttpProblem e) {
      throw new HttpServer.Refused(e.detail(), e.status() == StatusCodes.NOT_FOUND);
    }
  }
}
