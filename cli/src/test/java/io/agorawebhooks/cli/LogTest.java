package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogTest {
  private static final System.Logger LOG = System.getLogger(LogTest.class.getName());

  @TempDir private Path folder;

  @AfterEach
  void restore() {
    Log.quietly((LoggerContext) LoggerFactory.getILoggerFactory());
  }

  private List<String> logged(Map<String, String> environment, Runnable work) throws IOException {
    Path file = folder.resolve("a.log");
    Map<String, String> all = new HashMap<>(environment);
    all.put("LOG_FILE", file.toString());
    Log.start(Settings.of(all, folder));
    work.run();
    Log.quietly((LoggerContext) LoggerFactory.getILoggerFactory());
    return Files.readAllLines(file);
  }

  @Test
  void hostileText_staysOnItsLine() throws IOException {
    List<String> lines =
        logged(Map.of(), () -> LOG.log(System.Logger.Level.INFO, "a\n2026 ERROR x\r\u001b[31m\tb"));

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).endsWith("INFO  LogTest: a?2026 ERROR x??[31m?b");
    assertThat(lines.get(0)).matches("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z .*");
  }

  @Test
  void json_isAnObjectALine() throws IOException {
    List<String> lines =
        logged(
            Map.of("LOG_FORMAT", "json"), () -> LOG.log(System.Logger.Level.WARNING, "a\n\"b\""));

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("{").endsWith("}").contains("a\\n\\\"b\\\"");
  }

  @Test
  void whatOpensSomething_isNotLogged() throws IOException {
    String hush = "hush".repeat(10) + "abc";
    List<String> lines = logged(Map.of(), () -> refuse(hush));

    assertThat(lines).filteredOn(line -> line.contains(" refused with ")).hasSize(6);
    assertThat(lines).noneMatch(line -> line.contains("hush"));
  }

  private void refuse(String hush) {
    String url = "sqlite:///" + folder.resolve("a.db");
    Service.Options options = new Service.Options("127.0.0.1", 0, url, 1000, Guards.NONE, Set.of());
    try (Service service = Service.start(options)) {
      ask(service, "/api/channels/a", "Authorization", "Bearer " + hush);
      ask(service, "/api/channels/a?token=" + hush, "Via", "a");
      ask(service, "/api/apps", "Via", "a", "Cookie", "agora_webhooks_login=" + hush);
      ask(service, "/api/shared/" + hush + "/channels", "Via", "a");
      ask(service, "/api/export/public/" + hush, "Via", "a");
      ask(service, "/share/" + hush + "/x", "Via", "a");
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void ask(Service service, String path, String... headers)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + service.port() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).headers(headers).build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void level_leavesOutWhatIsLess() throws IOException {
    assertThat(logged(Map.of("LOG_LEVEL", "warn"), () -> LOG.log(System.Logger.Level.INFO, "a")))
        .isEmpty();
  }

  @Test
  void badSettings_areNamed() {
    assertThatThrownBy(() -> Log.start(Settings.of(Map.of("LOG_LEVEL", "loud"), folder)))
        .hasMessageContaining("LOG_LEVEL")
        .hasMessageContaining("Allowed: error, warn");
    assertThatThrownBy(() -> Log.start(Settings.of(Map.of("LOG_FORMAT", "xml"), folder)))
        .hasMessageContaining("Allowed: text or json");
  }
}
