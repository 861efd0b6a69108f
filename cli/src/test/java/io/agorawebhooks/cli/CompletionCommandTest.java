package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir private Path folder;

  @Test
  void bash_completesCommandsAndOptions() throws Exception {
    Path script = folder.resolve("completion");
    Files.writeString(script, CommandRun.of("completion", "bash").out());

    assertThat(complete(script, "agora-webhooks chan")).isEqualTo("channels");
    assertThat(complete(script, "agora-webhooks channels --start")).isEqualTo("--start-date");
    assertThat(complete(script, "agora-webhooks shares rev")).isEqualTo("revoke");
  }

  /** What the Tab key would give. */
  private String complete(Path script, String typed) throws Exception {
    String[] words = typed.split(" ");
    String ask =
        "compopt() { :; }; source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d;"
            + " _complete_agora-webhooks; echo \"${COMPREPLY[@]}\"";
    Process bash =
        new ProcessBuilder(
                "bash", "-c", ask.formatted(script, typed, words.length - 1, typed, typed.length()))
            .redirectErrorStream(true)
            .start();
    String out = new String(bash.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(bash.waitFor()).as(out).isZero();
    return out;
  }

  @Test
  void otherShells_areRefusedWithThoseThatAreKnown() {
    CommandRun run = CommandRun.of("completion", "fish");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("bash", "zsh");
  }

  @Test
  void zsh_isToldToTakeBashsWay() {
    assertThat(CommandRun.of("completion", "zsh").out()).contains("bashcompinit");
  }
}
