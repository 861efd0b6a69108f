package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every example of a help works as it is printed, in a folder that has the small day. */
class ExamplesTest {
  /** Those whose examples need a server or somebody's logs; {@link LogExamplesTest} has them. */
  private static final List<String> OTHERS =
      List.of("serve", "replay", "simulate", "import-python", "backfill-sids");

  @TempDir private Path folder;

  @Test
  void examples_work() throws IOException, InterruptedException {
    SmallDay.fill(folder, "sqlite:///" + folder.resolve("agora_webhooks.db"));
    List<String> examples = new ArrayList<>();
    gather(Main.commandLine(), examples);
    assertThat(examples).hasSizeGreaterThan(20);

    String out = run(String.join("\n", examples));
    assertThat(out).as(out).doesNotContain("FAILED");
    examples.forEach(example -> assertThat(out).contains("worked: " + example));
  }

  private static void gather(CommandLine command, List<String> examples) {
    examples.addAll(of(command));
    command.getSubcommands().values().stream()
        .distinct()
        .filter(sub -> !OTHERS.contains(sub.getCommandName()))
        .forEach(sub -> gather(sub, examples));
  }

  /** Those of a command, each on a line, as a shell joins what is broken. */
  static List<String> of(CommandLine command) {
    String all = String.join("\n", command.getCommandSpec().usageMessage().footer());
    return all.replaceAll(" \\\\\n *", " ")
        .lines()
        .map(String::strip)
        .filter(line -> line.contains("agora-webhooks "))
        .toList();
  }

  private String run(String lines) throws IOException, InterruptedException {
    Path input = Files.writeString(folder.resolve("examples"), lines);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ExampleShell.class.getName())
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return out;
  }
}
