package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.encoded;
import static io.agorawebhooks.http.TestServer.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.kit.Events;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server in which something of everything has happened, and requests that its document names. */
final class OpenApiWorld implements AutoCloseable {
  static final String CHANNEL = "standup";

  private final HttpClient client = HttpClient.newHttpClient();
  final TestServer server;
  final OpenApi api;
  private final Map<String, String> variables = new HashMap<>();

  OpenApiWorld() {
    server = TestServer.forAnyone();
    api = new OpenApi(server.json("/openapi.json"));
    happen();
    JsonNode share = TestServer.read(share("{\"what\":\"channel\",\"channel\":\"standup\"}"));
    variables.put("app_id", APP.value());
    variables.put("channel", CHANNEL);
    variables.put("uid", "7");
    variables.put("notice_id", "n-1");
    variables.put("kind", "platforms");
    variables.put("share_id", share.get("share_id").asText());
    variables.put("token", share.get("token").asText());
  }

  private void happen() {
    server.post(join("n-1", CHANNEL));
    server.tell(CHANNEL, Events.create(JOINED - 9), Events.user(112, 7, JOINED + 20));
    server.post(
        CallPagesTest.user("n-2", CHANNEL, 104, 7, JOINED + 90, "\"duration\":90,\"reason\":999"));
    server.post(CallPagesTest.user("n-3", CHANNEL, 103, 7, JOINED + 95, "\"clientType\":10"));
    server.post(
        CallPagesTest.user("n-4", CHANNEL, 104, 7, JOINED + 99, "\"duration\":4,\"reason\":1"));
    server.post(CallPagesTest.user("n-5", CHANNEL, 105, 8, JOINED + 30, "\"account\":\"ann\""));
    server.tell("past", Events.create(JOINED - 7200), Events.destroy(JOINED - 3600));
    server.post(join("n-6", "test_webhook"));
    server.post(APP.value(), "{".getBytes(UTF_8));
    server.post(APP.value(), new byte[] {'{', (byte) 0xff});
  }

  private Reply share(String body) {
    return server.postJson("/api/export/" + APP + "/share", body);
  }

  /** What stands for a variable of paths. */
  String variable(String name) {
    return variables.get(name);
  }

  /** The path with values for its variables. */
  String path(OpenApi.Operation operation) {
    return path(operation, Map.of());
  }

  /** The same with other values for some. */
  String path(OpenApi.Operation operation, Map<String, String> others) {
    String path = operation.path();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      String value = others.getOrDefault(variable.getKey(), variable.getValue());
      path = path.replace("{" + variable.getKey() + "}", encoded(value));
    }
    return path;
  }

  /** What a parameter that has to be there is given as. */
  static String required(OpenApi.Parameter parameter) {
    return switch (parameter.name()) {
      case "channel" -> CHANNEL;
      case "account" -> "ann";
      case "password" -> "open sesame";
      case "noticeId" -> "n-9";
      default -> throw new IllegalArgumentException(parameter.name() + " has no value here");
    };
  }

  /** What has to be there, as a query. */
  static String required(OpenApi.Operation operation) {
    return operation.in("query").stream()
        .filter(OpenApi.Parameter::required)
        .map(parameter -> parameter.name() + "=" + TestServer.encoded(required(parameter)))
        .collect(joining("&"));
  }

  /** What has to be there, as a body. */
  static String body(OpenApi.Operation operation) {
    if (operation.path().endsWith("/share")) {
      return "{\"channel\":\"standup\"}";
    }
    return operation.in("body").stream()
        .filter(OpenApi.Parameter::required)
        .map(parameter -> "\"%s\":\"%s\"".formatted(parameter.name(), required(parameter)))
        .collect(joining(",", "{", "}"));
  }

  /** Asks, with what is behind the question mark. */
  Reply get(String path, String query) {
    return send(request(path + (query.isEmpty() ? "" : "?" + query)).GET());
  }

  Reply delete(String path, String query) {
    return send(request(path + (query.isEmpty() ? "" : "?" + query)).DELETE());
  }

  Reply post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.server.port() + pathAndQuery));
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Map<String, String> headers = new HashMap<>();
      answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
      return new Reply(answer.statusCode(), headers, new String(answer.body(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The operations that answer and end. */
  List<OpenApi.Operation> operations() {
    return api.operations().stream()
        .filter(operation -> !operation.path().endsWith("/events"))
        .toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
