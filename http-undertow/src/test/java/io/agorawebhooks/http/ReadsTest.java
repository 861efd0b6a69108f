package io.agorawebhooks.http;

import static io.agorawebhooks.http.TestServer.APP;
import static io.agorawebhooks.http.TestServer.JOINED;
import static io.agorawebhooks.http.TestServer.encoded;
import static io.agorawebhooks.http.TestServer.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.ChannelNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {
  private static final String CHANNELS = "/api/channels/" + APP;
  private static final String CHANNEL = "/api/channel/" + APP;

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void appThatSentNothing_hasAnEmptyList() {
    Reply reply = server.get(CHANNELS);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.body()).contains("\"channels\":[]");
  }

  @Test
  void unknownChannel_isNotFound() {
    server.post(join("n-1", "room"));

    assertThat(server.get(CHANNEL + "/other").status()).isEqualTo(404);
    assertThat(server.get(CHANNEL + "/Room").status()).isEqualTo(404);
    assertThat(server.get("/api/channel/other/room").status()).isEqualTo(404);
  }

  @Test
  void call_isFoundByAnySecondItCovers() {
    server.post(join("n-1", "room"));

    assertThat(server.get(CHANNEL + "/room?session_id=" + JOINED).status()).isEqualTo(200);
    assertThat(server.get(CHANNEL + "/room?session_id=" + (JOINED - 1)).status()).isEqualTo(404);
  }

  @Test
  void hostileNames_areFoundInBothForms() {
    for (String name : ChannelNames.all()) {
      server.post(join("n-" + name.hashCode(), name));
      assertShows(name, CHANNEL + "/" + encoded(name));
      assertShows(name, CHANNEL + "?channel=" + encoded(name));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "room#1", "a;b=c", "a+b", "a\\b", "100%25", "~!@$^&*()_"})
  void nameThatIsNotEncoded_isTakenAsItStands(String segment) {
    String name = segment.replace("%25", "%");
    server.post(join("n-1", name));
    assertShows(name, CHANNEL + "/" + segment);
  }

  @Test
  void plus_isABlankInTheQueryOnly() {
    server.post(join("n-1", "a b"));

    assertThat(server.get(CHANNEL + "?channel=a+b").status()).isEqualTo(200);
    assertThat(server.get(CHANNEL + "/a+b").status()).isEqualTo(404);
  }

  @Test
  void wholeUrlInTheRequestLine_isTheSame() {
    server.post(join("n-1", ".."));

    assertThat(server.get("http://localhost" + CHANNEL + "/..").status()).isEqualTo(200);
  }

  private void assertShows(String name, String path) {
    Reply reply = server.get(path);
    assertThat(reply.status()).as(name).isEqualTo(200);
    assertThat(reply.body())
        .as(path)
        .contains("\"channel_name\":\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "page=0, page",
    "page=-1, page",
    "page=1.5, page",
    "page=, page",
    "page=99999999999999999999, page",
    "page=2147483648, page",
    "page=1&page=2, page",
    "per_page=0, per_page",
    "per_page=201, per_page",
    "per_page=%D9%A1, per_page",
    "session_id=1, session_id",
    "nonsense=1, nonsense",
    "%3Cscript%3E=1, <script>",
    "page=%zz, ''",
    "page=%ff, UTF-8",
    "%=1, ''"
  })
  void listWithABadParameter_isRefusedNamingIt(String query, String named) {
    Reply reply = server.get(CHANNELS + "?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.body()).contains(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"session_id=now", "session_id=", "session_id=-1", "channel=x", "page=0"})
  void channelWithABadParameter_isRefused(String query) {
    assertThat(server.get(CHANNEL + "/room?" + query).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "?channel", "?channel=", "?channel=a&channel=b"})
  void channelWithoutAName_isRefused(String query) {
    assertThat(server.get(CHANNEL + query).status()).isEqualTo(400);
  }

  @Test
  void pages_areOfTheSizeAskedFor() {
    server.post(join("n-1", "room-1"));
    server.post(join("n-2", "room-2"));

    assertThat(server.get(CHANNELS + "?per_page=1").body()).contains("room-").doesNotContain("],[");
    assertThat(server.get(CHANNELS + "?page=3&per_page=1").body()).contains("\"channels\":[]");
    assertThat(server.get(CHANNELS + "?page=2147483647&per_page=200").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/%2", "/%zz", "/%ff", "/%c0%af", "/%ed%a0%80", "/a%"})
  void pathThatIsNotEncodedText_isRefused(String path) {
    assertThat(server.get(path).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//",
        "/api",
        "/api/",
        "/api/channels",
        "/api/channels/",
        "/api/channel/a/",
        "/api/channel/a/b/c",
        "/api//channels/a",
        "/api/x/../channels/a",
        "/HEALTH",
        "/health/"
      })
  void otherPath_isNotFound(String path) {
    assertThat(server.get(path).status()).isEqualTo(404);
  }

  @Test
  void rawUtf8_isTakenToo() {
    server.post(join("n-1", "\u00fc"));

    assertThat(server.get(CHANNEL + "/\u00c3\u00bc").status()).isEqualTo(200);
    assertThat(server.get(CHANNEL + "?channel=\u00c3\u00bc").status()).isEqualTo(200);
  }
}
