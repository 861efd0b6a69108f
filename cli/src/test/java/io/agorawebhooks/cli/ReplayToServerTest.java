package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.kit.DayCase;
import io.agorawebhooks.kit.Expected;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code replay --to}. */
class ReplayToServerTest {
  private static final AppId APP = DayCase.lines().get(0).app();

  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void writeADay() throws IOException {
    log =
        Files.write(
            folder.resolve("day.ndjson"),
            DayCase.lines().stream().map(DayCase.Line::text).toList());
  }

  @Test
  void signedDay_isAsExpected() throws Exception {
    Secret secret = new Secret(APP, 1L, "s3cret");
    Signatures signatures = new Signatures(List.of(secret), Map.of(), SignatureMode.REQUIRED);
    try (Service service = start(new Guards(() -> signatures, false, false))) {
      CommandRun run = post(service.port(), "--secret", APP + ":1=s3cret");

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out())
          .startsWith("{\"lines\":5513,\"accepted\":5513,\"rejected\":0,\"unreadable\":0,");
      Map<String, Expected> expected = DayCase.expected();
      expected.values().removeIf(channel -> channel.calls().isEmpty());
      assertThat(new Api(service.port()).channels(APP))
          .containsExactlyInAnyOrderEntriesOf(expected);
      CommandRun wrong = post(service.port(), "--secret", APP + "=m1ne");
      assertThat(wrong.exitCode()).isEqualTo(1);
      assertThat(wrong.err()).contains("answers 401: ").doesNotContain("m1ne", "s3cret");
    }
  }

  @Test
  void checkpoint_isOfTheServer() throws Exception {
    Files.write(log, DayCase.lines().subList(0, 300).stream().map(DayCase.Line::text).toList());
    String done = folder.resolve("done.txt").toString();
    try (Service service = start(Guards.NONE)) {
      assertThat(post(service.port(), "--checkpoint", done).out()).contains("\"accepted\":300,");
      assertThat(post(service.port(), "--checkpoint", done).out())
          .contains("\"accepted\":0,", "\"done_before\":300,");
      assertThat(folder.resolve("none.db")).doesNotExist();
    }
  }

  @Test
  void badLines_areRejectedThereToo() throws Exception {
    Files.writeString(log, "{\"noticeId\":7}\n");
    try (Service service = start(Guards.NONE)) {
      assertThat(post(service.port(), "--app-id", "a").out())
          .startsWith("{\"lines\":1,\"accepted\":0,\"rejected\":1,");
    }
  }

  @Test
  void rate_isKept() throws Exception {
    Files.write(log, DayCase.lines().subList(0, 40).stream().map(DayCase.Line::text).toList());
    try (Service service = start(Guards.NONE)) {
      long began = System.nanoTime();
      CommandRun run = post(service.port(), "--rate", "100");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(390_000_000L);
    }
  }

  @Test
  void noServer_isSaid() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Files.write(log, DayCase.lines().subList(0, 1).stream().map(DayCase.Line::text).toList());
    CommandRun run = post(port);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("http://127.0.0.1:" + port + " cannot be reached");
  }

  private Service start(Guards guards) {
    String url = "sqlite:///" + folder.resolve("server.db");
    return Service.start(new Service.Options("127.0.0.1", 0, url, 1000, guards, Set.of()));
  }

  private CommandRun post(int port, String... args) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("replay", "--json", "--to", "http://127.0.0.1:" + port, log.toString()),
                Stream.of(args))
            .toArray(String[]::new));
  }
}
