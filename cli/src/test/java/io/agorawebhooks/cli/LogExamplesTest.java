package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.DayCase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of commands that need logs or a server, which are there; only its port differs. */
class LogExamplesTest {
  private static final List<String> COMMANDS =
      List.of("replay", "simulate", "import-python", "backfill-sids");

  @TempDir private Path folder;

  @Test
  void examples_work() throws Exception {
    writeLogs();
    StringBuilder script =
        new StringBuilder("set -u\nagora-webhooks() { " + java() + " \"$@\"; }\n");
    String server = "sqlite:///" + folder.resolve("server.db");
    try (Service service = Service.start(new Service.Options("127.0.0.1", 0, server, 1000))) {
      List<String> examples = COMMANDS.stream().flatMap(LogExamplesTest::examples).toList();
      assertThat(examples).hasSize(12);
      for (String example : examples) {
        String here = example.replace("localhost:8000", "127.0.0.1:" + service.port());
        script.append(here).append(" || echo \"FAILED: $?\"; echo\n");
      }
      String out = run(script.toString());
      assertThat(out).as(out).doesNotContain("FAILED:", "cannot", "unreadable  1");
    }
  }

  private static Stream<String> examples(String command) {
    return ExamplesTest.of(Main.commandLine().getSubcommands().get(command)).stream();
  }

  private void writeLogs() throws Exception {
    List<String> bodies =
        DayCase.lines().stream().limit(300).map(line -> new String(line.body(), UTF_8)).toList();
    Files.write(folder.resolve("notices.ndjson"), bodies);
    Path logs = Files.createDirectory(folder.resolve("logs"));
    Files.write(
        logs.resolve("full.ndjson"), DayCase.lines().stream().map(DayCase.Line::text).toList());
    Files.write(logs.resolve("nginx.log"), nginx(bodies.subList(0, 100)));
    Files.write(logs.resolve("nginx.log.1"), nginx(bodies.subList(100, 200)));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(logs.resolve("old.gz")))) {
      for (String body : bodies) {
        String line = "{\"project\":\"p\",\"event\":{\"raw\":" + body + "}}\n";
        out.write(line.getBytes(UTF_8));
      }
    }
    for (String name : List.of("agora_webhooks_python.db", "python.db")) {
      try (PythonServer python = PythonServer.create(folder.resolve(name), "UTC")) {
        python.stay("my-app", "room", 7, 1767571200, 600);
      }
    }
  }

  private static List<String> nginx(List<String> bodies) {
    return bodies.stream()
        .map(
            body ->
                "{\"request\":\"POST /my-app/webhooks HTTP/1.1\",\"request_body\":"
                    + JsonLine.quoted(body)
                    + "}")
        .toList();
  }

  private static String java() {
    return "'%s' -XX:TieredStopAtLevel=1 -cp '%s' io.agorawebhooks.cli.Main"
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("java.class.path"));
  }

  private String run(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("bash", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return out;
  }
}
