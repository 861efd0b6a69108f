package io.agorawebhooks.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document says what the server does, all of it and nothing else. */
class OpenApiTest {
  /** For people with a browser, and not of the API. */
  private static final Set<String> PAGES =
      Set.of("GET /login", "POST /login", "GET /login.css", "POST /logout");

  private static OpenApiWorld world;

  @BeforeAll
  static void open() {
    world = new OpenApiWorld();
  }

  @AfterAll
  static void close() {
    world.close();
  }

  static List<OpenApi.Operation> operations() {
    try (OpenApiWorld one = new OpenApiWorld()) {
      return one.operations();
    }
  }

  static List<OpenApi.Operation> reads() {
    return operations().stream().filter(operation -> operation.method().equals("GET")).toList();
  }

  static List<OpenApi.Operation> posts() {
    return operations().stream().filter(OpenApi.Operation::isPost).toList();
  }

  @Test
  void document_hasEveryRouteAndNoOther() {
    Set<String> documented = new TreeSet<>();
    world.api.operations().forEach(operation -> documented.add(operation.toString()));
    Set<String> routes = new TreeSet<>();
    for (Route route : world.server.server.routes()) {
      routes.add(route.method() + " /" + String.join("/", route.pattern()));
    }
    assertThat(routes).containsAll(PAGES);
    routes.removeAll(PAGES);
    assertThat(documented).isEqualTo(routes);
  }

  @Test
  void document_isWhole() {
    JsonNode document = world.server.json("/openapi.json");
    assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
    assertThat(document.at("/info/version").asText()).isEqualTo("1.2.3");
    document
        .findValues("$ref")
        .forEach(
            ref ->
                assertThat(document.at(ref.asText().substring(1)).isMissingNode())
                    .as(ref.asText())
                    .isFalse());
    for (OpenApi.Operation operation : world.api.operations()) {
      assertThat(operation.said().get("summary").asText()).as("%s", operation).isNotEmpty();
      assertThat(operation.said().at("/x-codeSamples/0/source").asText())
          .as("%s", operation)
          .startsWith("curl ");
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void answer_isWhatTheDocumentSays(OpenApi.Operation operation) {
    assertAsSaid(
        operation, world.get(world.path(operation), OpenApiWorld.required(operation)), 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"platforms", "products", "client-types", "reasons", "event-types"})
  void mapping_isWhatTheDocumentSays(String kind) {
    OpenApi.Operation operation = operation("GET /api/mappings/{kind}");
    assertAsSaid(operation, world.get("/api/mappings/" + kind, ""), 200);
  }

  @ParameterizedTest
  @MethodSource("posts")
  void postedAnswer_isWhatTheDocumentSays(OpenApi.Operation operation) {
    Reply reply = world.post(world.path(operation), OpenApiWorld.body(operation));
    assertThat(reply.status()).as(reply.body()).isBetween(200, 204);
    assertThat(world.api.mistakes(operation, reply)).as(reply.body()).isEmpty();
  }

  @Test
  void otherAnswers_areWhatTheDocumentSays() {
    OpenApi.Operation minutes = operation("GET /api/analytics/minutes/{app_id}");
    for (String by : List.of("role", "platform", "client_type", "channel")) {
      assertAsSaid(minutes, world.get(world.path(minutes), "breakdown_by=" + by), 200);
    }
    OpenApi.Operation export = operation("POST /api/export/{app_id}");
    for (String body :
        List.of(
            "{\"include_webhook_events\":true}",
            "{\"format\":\"csv\"}",
            "{\"format\":\"ndjson\"}")) {
      assertAsSaid(export, world.post(world.path(export), body), 200);
    }
    OpenApi.Operation share = operation("POST /api/export/{app_id}/share");
    for (String body :
        List.of(
            "{\"channel\":\"standup\",\"what\":\"call\",\"password\":\"x\"}",
            "{\"platform\":[7,null]}")) {
      Reply made = world.post(world.path(share), body);
      assertAsSaid(share, made, 201);
      OpenApi.Operation head = operation("GET /api/export/public/{token}");
      String token = TestServer.read(made).get("token").asText();
      assertAsSaid(head, world.get("/api/export/public/" + token, ""), 200);
    }
    assertAsSaid(
        operation("GET /api/channel/{app_id}/{channel}"),
        world.get("/api/channel/" + TestServer.APP + "/past", ""),
        200);
  }

  @Test
  void mistakes_areFound() {
    OpenApi.Operation apps = operation("GET /api/apps");
    Reply reply = world.get("/api/apps", "");
    for (String body :
        List.of(
            reply.body().replace("\"received\"", "\"recieved\""),
            reply.body().replace("\"pagination\"", "\"more\":1,\"pagination\""),
            reply.body().replaceAll("\"received\":[0-9]+", "\"received\":null"))) {
      assertThat(body).isNotEqualTo(reply.body());
      assertThat(world.api.mistakes(apps, new Reply(200, reply.headers(), body))).isNotEmpty();
    }
    assertThat(world.api.mistakes(apps, new Reply(503, reply.headers(), "{}"))).isNotEmpty();
  }

  @Test
  void revoking_isWhatTheDocumentSays() {
    OpenApi.Operation revoke = operation("DELETE /api/export/{app_id}/share/{share_id}");
    assertThat(world.delete(world.path(revoke), "no_such=1").status()).isEqualTo(400);
    try (OpenApiWorld other = new OpenApiWorld()) {
      assertAsSaid(revoke, other.delete(other.path(revoke), ""), 200);
    }
  }

  @ParameterizedTest
  @MethodSource("reads")
  void failure_isWhatTheDocumentSays(OpenApi.Operation operation) {
    String path = world.path(operation);
    assertAsSaid(
        operation, world.get(path, and(OpenApiWorld.required(operation), "no_such=1")), 400);
  }

  @ParameterizedTest
  @MethodSource("posts")
  void postedFailure_isWhatTheDocumentSays(OpenApi.Operation operation) {
    if (!operation.path().endsWith("/webhooks")) {
      String body = "{\"no_such\":1," + OpenApiWorld.body(operation).substring(1);
      Reply reply = world.post(world.path(operation), body.replace(",}", "}"));
      assertAsSaid(operation, reply, 400);
      assertAsSaid(operation, world.post(world.path(operation) + "?page=1", "{}"), 400);
    }
    assertAsSaid(operation, world.post(world.path(operation), "[]"), 400);
  }

  private static void assertAsSaid(OpenApi.Operation operation, Reply reply, int status) {
    assertThat(reply.status()).as("%s: %s", operation, reply.body()).isEqualTo(status);
    assertThat(world.api.mistakes(operation, reply)).as(reply.body()).isEmpty();
  }

  private static OpenApi.Operation operation(String name) {
    return world.api.operations().stream()
        .filter(operation -> operation.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String and(String one, String other) {
    return Stream.of(one, other).filter(part -> !part.isEmpty()).collect(joining("&"));
  }

  @Test
  void page_isMadeOfFilesOfItsOwn() {
    Reply page = world.server.get("/docs");
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self';")
        .doesNotContain("unsafe", "http");
    assertThat(page.body()).doesNotContain("http:", "https:", "<style", "onload", "style=");
    for (String file : List.of("/docs/page.js", "/docs/page.css")) {
      assertThat(page.body()).contains("\"" + file + "\"");
      assertThat(world.server.get(file).body())
          .isNotEmpty()
          .doesNotContain("innerHTML", "https:", "eval(");
    }
    assertThat(world.server.remote("GET", "/docs").header("Location")).startsWith("/login?");
    assertThat(world.server.remote("GET", "/openapi.json").status()).isEqualTo(401);
  }
}
