package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final String HTML = "<script src=\"/app/a.js\"></script><script>1</script>";

  private final TestServer server =
      new TestServer(
          List.of(
              page("/index.html", "text/html; charset=utf-8", HTML),
              page("/app/a.js", "text/javascript; charset=utf-8", "// " + "long ".repeat(500))));

  @AfterEach
  void close() {
    server.close();
  }

  private static HttpServer.Page page(String path, String type, String text) {
    return new HttpServer.Page(path, type, text.getBytes(UTF_8));
  }

  @Test
  void root_isTheIndexAndMayRunOnlyItsOwnScripts() {
    Reply reply = server.get("/");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(HTML);
    assertThat(reply.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(reply.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'", "style-src 'self';")
        .contains("script-src 'self' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=';")
        .doesNotContain("unsafe");
  }

  @Test
  void file_isZippedForThoseWhoTakeIt() {
    Reply plain = server.get("/app/a.js");
    Reply zipped = server.request("GET", "/app/a.js", "Accept-Encoding: gzip");

    assertThat(plain.body()).startsWith("// long");
    assertThat(plain.header("Vary")).contains("Accept-Encoding");
    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(Integer.parseInt(zipped.header("Content-Length"))).isLessThan(100);
  }

  @Test
  void knownFile_isNotSentAgain() {
    String etag = server.get("/app/a.js").header("ETag");
    Reply again = server.request("GET", "/app/a.js", "If-None-Match: " + etag);

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.header("ETag")).isEqualTo(etag);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app",
        "/app/",
        "/app/b.js",
        "/app/../index.html",
        "/app/%2e%2e/index.html",
        "/app%2Fa.js",
        "//app/a.js",
        "/app/a.js/",
        "/app/./a.js",
        "/index.html%00",
        "/INDEX.HTML"
      })
  void otherNames_areNotThere(String path) {
    assertThat(server.get(path).status()).isEqualTo(404);
  }

  @Test
  void files_takeOnlyGetAndPagesLeadStrangersToTheLogin() {
    Reply post = server.request("POST", "/app/a.js", "Content-Length: 0");
    Reply forwarded = server.request("GET", "/?appId=a%20b", "X-Forwarded-For: 192.0.2.1");
    Reply fromElsewhere =
        server.request("GET", "/", "X-Forwarded-For: 192.0.2.1", "Sec-Fetch-Site: cross-site");

    assertThat(post.status()).isEqualTo(405);
    assertThat(post.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(forwarded.status()).isEqualTo(303);
    assertThat(forwarded.header("Location")).isEqualTo("/login?next=%2F%3FappId%3Da%2520b");
    assertThat(fromElsewhere.status()).isEqualTo(200);
    assertThat(fromElsewhere.body()).contains("http-equiv=\"refresh\"");
  }

  @Test
  void share_isForAnyoneAndShowsTheIndex() {
    String share = "/share/" + "aB3_-".repeat(8) + "xyz";
    Reply page = server.request("GET", share, "X-Forwarded-For: 192.0.2.1");
    Reply file = server.request("GET", "/app/a.js", "X-Forwarded-For: 192.0.2.1");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(HTML);
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(file.status()).isEqualTo(200);
    for (String none : List.of("/share", "/share/", "/share/x", share + "/", share + "x")) {
      assertThat(server.get(none).status()).as(none).isEqualTo(404);
    }
  }

  @Test
  void pathWithoutSlash_isAMistake() {
    assertThatThrownBy(() -> page("a.js", "text/javascript", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begins with /");
  }
}
