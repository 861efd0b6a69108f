package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.DayCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code verify} and {@code rebuild} on a day of notices. */
class RebuildCommandTest {
  @TempDir private Path folder;
  private String url;

  @BeforeEach
  void replayADay() throws IOException {
    url = "sqlite:///" + folder.resolve("agora.db");
    Path log = folder.resolve("day.ndjson");
    Files.writeString(
        log, DayCase.lines().stream().map(DayCase.Line::text).collect(Collectors.joining("\n")));
    assertThat(CommandRun.of("replay", "--db", url, log.toString()).exitCode()).isZero();
  }

  @Test
  void day_isProvenAndStaysAfterARebuild() {
    CommandRun before = run("verify");
    assertThat(before.exitCode()).as(before.out()).isZero();
    assertThat(before.out()).startsWith("All is as the ");

    CommandRun dry = run("rebuild", "--dry-run");
    assertThat(dry.exitCode()).isZero();
    assertThat(dry.out()).startsWith("A rebuild would change no call and no session.");

    CommandRun rebuilt = run("rebuild");
    assertThat(rebuilt.exitCode()).as(rebuilt.err()).isZero();
    assertThat(rebuilt.out()).startsWith("Rebuilt ").contains("notices/s");
    assertThat(run("verify", "--json").out()).startsWith("{\"ok\":true,\"notices\":");
  }

  @Test
  void missingDatabase_isSaid() {
    String none = "sqlite:///" + folder.resolve("none.db");
    for (String command : new String[] {"verify", "rebuild"}) {
      CommandRun run = CommandRun.of(command, "--db", none);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("There is no file").contains("none.db");
    }
    assertThat(folder.resolve("none.db")).doesNotExist();
  }

  @Test
  void damagedFile_isSaid() throws IOException {
    Path text = Files.writeString(folder.resolve("text.db"), "This is a text.\n".repeat(100));
    CommandRun run = CommandRun.of("verify", "--db", "sqlite:///" + text);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("not an SQLite database");
  }

  @Test
  void badOptions_areUsage() {
    assertThat(run("verify", "--what").exitCode()).isEqualTo(2);
    assertThat(run("rebuild", "--limit", "x").exitCode()).isEqualTo(2);
    assertThat(run("rebuild", "--help").out()).contains("Exit codes").contains("--dry-run");
  }

  private CommandRun run(String command, String... options) {
    String[] args = new String[options.length + 3];
    args[0] = command;
    args[1] = "--db";
    args[2] = url;
    System.arraycopy(options, 0, args, 3, options.length);
    return CommandRun.of(args);
  }
}
