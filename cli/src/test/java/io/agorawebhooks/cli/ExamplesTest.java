package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every example of a help works as it is printed, in a folder that has the small day. */
class ExamplesTest {
  /** Those whose examples need something that is not there: a server, or somebody's logs. */
  private static final List<String> OTHERS = List.of("serve", "replay", "simulate");

  @TempDir private Path folder;

  @Test
  void examples_work() throws IOException, InterruptedException {
    SmallDay.fill(folder, "sqlite:///" + folder.resolve("agora_webhooks.db"));
    List<String> examples = new ArrayList<>();
    gather(Main.commandLine(), examples);
    assertThat(examples).hasSizeGreaterThan(20);

    String script = "set -u\nagora-webhooks() { " + java() + " \"$@\"; }\n";
    StringBuilder lines = new StringBuilder(script);
    for (String example : examples) {
      lines.append(example).append(" </dev/null || echo \"FAILED: $?\"; echo\n");
    }
    String out = run(lines.toString());
    assertThat(out).as(out).doesNotContain("FAILED:");
  }

  private static void gather(CommandLine command, List<String> examples) {
    Stream.of(command.getCommandSpec().usageMessage().footer())
        .map(String::strip)
        .filter(line -> line.contains("agora-webhooks "))
        .forEach(examples::add);
    command.getSubcommands().values().stream()
        .distinct()
        .filter(sub -> !OTHERS.contains(sub.getCommandName()))
        .forEach(sub -> gather(sub, examples));
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
