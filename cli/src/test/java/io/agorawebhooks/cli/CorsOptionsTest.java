package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class CorsOptionsTest {
  private static final String BOARD = "https://board.example";

  @TempDir private Path folder;

  @Command
  private static final class Holder {
    @Mixin private CorsOptions cors;
  }

  private Set<String> read(Map<String, String> environment, String... arguments) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    return holder.cors.read(Settings.of(environment, folder));
  }

  @Test
  void nothingSaid_isNoOrigin() {
    assertThat(read(Map.of())).isEmpty();
    assertThat(read(Map.of("CORS_ORIGINS", " "))).isEmpty();
  }

  @Test
  void options_areAllReadAndOutrankTheVariable() {
    Map<String, String> environment = Map.of("CORS_ORIGINS", " http://a.example:3000  " + BOARD);
    assertThat(read(environment)).containsExactlyInAnyOrder("http://a.example:3000", BOARD);
    assertThat(read(environment, "--cors-origin", "http://b", "--cors-origin", "http://c"))
        .containsExactlyInAnyOrder("http://b", "http://c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "board.example", "https://board.example/", "https://Board.example"})
  void whatIsNoOrigin_isRefused(String origin) {
    assertThatThrownBy(() -> read(Map.of(), "--cors-origin", origin))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("The option --cors-origin is \"" + origin + "\"")
        .hasMessageContaining("http or https");
  }

  @Test
  void namedSite_mayReadAndNoOther() throws Exception {
    Service.Options options =
        new Service.Options(
            "127.0.0.1",
            0,
            "sqlite:///" + folder.resolve("a.db"),
            1000,
            Guards.NONE,
            Set.of(BOARD));
    try (Service service = Service.start(options)) {
      assertThat(allowed(service, BOARD)).contains(BOARD);
      assertThat(allowed(service, "https://evil.example")).isEmpty();
    }
  }

  private static Optional<String> allowed(Service service, String origin)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + service.port() + "/api/apps");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).header("Origin", origin).build(), BodyHandlers.ofString())
        .headers()
        .firstValue("Access-Control-Allow-Origin");
  }
}
