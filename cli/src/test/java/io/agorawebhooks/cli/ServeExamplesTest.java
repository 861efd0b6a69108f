package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of {@code serve} start a server, which a signal stops; only the port differs. */
class ServeExamplesTest {
  @TempDir private Path folder;

  static Stream<String> examples() {
    return ExamplesTest.of(Main.commandLine().getSubcommands().get("serve")).stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_works(String example) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(Arrays.asList(example.replaceFirst(" --port \\d+", "").split(" ")));
    command.remove("agora-webhooks");
    command.addAll(List.of("--port", "0"));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String greeting = out.readLine();
      process.toHandle().destroy(); // SIGTERM, with its output left open
      while (out.readLine() != null) {
        // to its end, so that it can write
      }
      assertThat(greeting).contains("http://");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
