package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.join;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agorawebhooks.kit.Events;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP offers to those who ask for it: gzip, tags, other origins. */
class MannersTest {
  private static final String BOARD = "https://board.example:8443";
  private static final String MINUTES = "/api/analytics/minutes/" + APP;
  private static final String MAPPING = "/api/mappings/platforms";

  private final TestServer server = new TestServer(Set.of(BOARD));

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<byte[]> ask(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.server.port() + path))
            .timeout(Duration.ofSeconds(10))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, gzip;q=0.5", "identity, gzip", "*", "GZIP", "deflate, gzip"})
  void longAnswer_isZippedForThoseWhoTakeIt(String encodings) throws Exception {
    HttpResponse<byte[]> zipped = ask("GET", MINUTES, "Accept-Encoding", encodings);
    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    assertThat(zipped.headers().allValues("Vary")).contains("Accept-Encoding");
    byte[] plain = ask("GET", MINUTES).body();
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain)
        .hasSizeGreaterThan(1024);
    assertThat(zipped.body().length).isLessThan(plain.length / 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "br", "gzip;q=0", "*, gzip;q=0", "*;q=0", ""})
  void longAnswer_staysPlainForOthers(String encodings) throws Exception {
    HttpResponse<byte[]> plain = ask("GET", MINUTES, "Accept-Encoding", encodings);
    assertThat(plain.statusCode()).isEqualTo(200);
    assertThat(header(plain, "Content-Encoding")).isEmpty();
    assertThat(plain.headers().allValues("Vary")).contains("Accept-Encoding");
  }

  @Test
  void shortAnswersProblemsAndWebhooks_stayPlain() throws Exception {
    assertThat(header(ask("GET", MAPPING, "Accept-Encoding", "gzip"), "Content-Encoding"))
        .isEmpty();
    HttpResponse<byte[]> problem = ask("GET", MINUTES + "?x=1", "Accept-Encoding", "gzip");
    assertThat(problem.statusCode()).isEqualTo(400);
    assertThat(header(problem, "Content-Encoding")).isEmpty();
    byte[] body = join("n-1", "room").getBytes(UTF_8);
    Reply webhook = server.post(APP.value(), body, "Accept-Encoding: gzip");
    assertThat(webhook.headers()).doesNotContainKeys("content-encoding", "vary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "identity"})
  void head_hasTheHeadersOfGet(String encoding) throws Exception {
    HttpResponse<byte[]> get = ask("GET", MINUTES, "Accept-Encoding", encoding);
    HttpResponse<byte[]> head = ask("HEAD", MINUTES, "Accept-Encoding", encoding);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("Content-Length", "Content-Encoding", "ETag", "Vary")) {
      assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
    }
  }

  @Test
  void zippedPost_isTheSame() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.server.port() + MINUTES))
            .header("Accept-Encoding", "gzip")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    HttpResponse<byte[]> zipped =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(ask("GET", MINUTES).body());
  }

  @Test
  void tag_isThatOfTheContent() {
    String before = server.get(MINUTES).header("ETag");
    assertThat(before)
        .matches("W/\"[A-Za-z0-9_-]{22}\"")
        .isEqualTo(server.get(MINUTES).header("ETag"));
    server.tell("room", Events.user(103, 1, JOINED), Events.leave(104, 1, JOINED + 9, 9L));
    assertThat(server.get(MINUTES).header("ETag")).isNotEqualTo(before);
    assertThat(server.get(MINUTES + "?x=1").header("ETag")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ETAG|304",
        "*|304",
        "\"other\", ETAG|304",
        "STRONG|304",
        "\"other\"|200",
        "''|200",
        "W/\"|200"
      })
  void knownTag_isNotSentAgain(String known, int status) {
    String etag = server.get(MAPPING).header("ETag");
    String value = known.replace("ETAG", etag).replace("STRONG", etag.substring(2));
    Reply reply = server.request("GET", MAPPING, "If-None-Match: " + value);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.header("ETag")).isEqualTo(etag);
    assertThat(reply.header("Vary")).contains("Accept-Encoding");
    assertThat(reply.body().isEmpty()).isEqualTo(status == 304);
  }

  @Test
  void connection_goesOnAfterAnAnswerThatIsKnown() {
    String etag = server.get(MAPPING).header("ETag");
    String request =
        "GET " + MAPPING + " HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: " + etag + "\r\n\r\n";
    try (Wire wire = server.connect()) {
      wire.send(request + request.replace(etag, "\"x\""));
      assertThat(wire.receive().status()).isEqualTo(304);
      assertThat(wire.receive().status()).isEqualTo(200);
    }
  }

  @Test
  void namedOrigin_mayReadTheApi() {
    Reply reply = server.request("GET", MAPPING, "Origin: " + BOARD);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(BOARD);
    assertThat(reply.header("Access-Control-Expose-Headers")).contains("ETag");
    assertThat(reply.headers()).doesNotContainKey("access-control-allow-credentials");
    Reply problem = server.request("GET", MINUTES + "?x=1", "Origin: " + BOARD);
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.header("Access-Control-Allow-Origin")).isEqualTo(BOARD);
  }

  @Test
  void preflight_saysWhatWorks() {
    Reply reply =
        server.request(
            "OPTIONS",
            MINUTES,
            "Origin: " + BOARD,
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: content-type");
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(BOARD);
    assertThat(reply.header("Access-Control-Allow-Methods")).contains("POST");
    assertThat(reply.header("Access-Control-Allow-Headers")).contains("Content-Type");
    assertThat(reply.header("Vary")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "null", "https://board.example", BOARD + ".evil", "*", ""})
  void otherOrigin_isToldNothing(String origin) {
    Reply reply = server.request("GET", MAPPING, "Origin: " + origin);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.headers()).doesNotContainKey("access-control-allow-origin");
    assertThat(server.request("GET", MAPPING).headers())
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void webhooks_areForNoPage() {
    byte[] body = join("n-1", "room").getBytes(UTF_8);
    assertThat(server.post(APP.value(), body, "Origin: " + BOARD).headers())
        .doesNotContainKey("access-control-allow-origin");
    assertThat(server.request("OPTIONS", "/" + APP + "/webhooks", "Origin: " + BOARD).headers())
        .doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void noOrigins_isTheDefault() {
    try (TestServer plain = new TestServer()) {
      Reply reply = plain.request("GET", MAPPING, "Origin: " + BOARD);
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.headers()).doesNotContainKey("access-control-allow-origin");
      assertThat(reply.header("Vary")).doesNotContain("Origin");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "board.example", "https://a/", "https://A", "null", "ftp://a", ""})
  void origin_thatIsNone_isRefused(String origin) {
    Set<String> origins = Set.of(origin);
    assertThatThrownBy(() -> new TestServer(origins))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The origin is");
  }
}
