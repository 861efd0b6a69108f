package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that somebody at a terminal looks at, in a process of their own. */
class TerminalTest {
  private static final String TOP = "\u001b[H";
  private static final String CUT = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    SmallDay.fill(folder, url());
  }

  private String url() {
    return "sqlite:///" + folder.resolve("agora_webhooks.db");
  }

  /** Reads what a command says until that is enough, and ends it. */
  private String watch(String prefix, String command, Predicate<String> enough, Runnable meanwhile)
      throws IOException, InterruptedException {
    String java =
        "%s -XX:TieredStopAtLevel=1 -cp %s io.agorawebhooks.cli.Main %s"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                command);
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", prefix.formatted(java));
    builder.environment().put("TERM", "xterm");
    Process process = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    try {
      StringBuilder said = new StringBuilder();
      InputStream in = process.getInputStream();
      boolean told = false;
      for (int b = in.read(); b >= 0; b = in.read()) {
        said.append((char) b);
        if (!told && said.toString().contains("104 broadcaster leave")) {
          told = true;
          meanwhile.run();
        }
        if (enough.test(said.toString())) {
          break;
        }
      }
      return said.toString();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void live_isShownAnewOnATerminal() throws Exception {
    String said =
        watch(
            "exec script -qfec '%s' /dev/null",
            "live my-app", text -> text.split("live calls", -1).length > 3, () -> {});
    assertThat(said).contains(CUT + TOP).contains(WRAP).contains("0 live calls, 0 users online");
  }

  @Test
  void heads_areBoldOnATerminalAlone() throws Exception {
    String command = "channels my-app";
    String terminal = watch("exec script -qfec '%s' /dev/null", command, text -> false, () -> {});
    assertThat(terminal).contains("\u001b[1mchannel").doesNotContain("\u001b[31m");
    assertThat(watch("exec %s", command, text -> false, () -> {})).doesNotContain("\u001b");
  }

  @Test
  void tail_showsWhatIsStoredMeanwhile() throws Exception {
    String said =
        watch(
            "exec %s",
            "notices tail my-app --channel standup",
            text -> text.contains("  late\n"),
            this::storeAnother);
    assertThat(said.lines().skip(1))
        .anyMatch(line -> line.endsWith("  2"))
        .last()
        .asString()
        .contains("103 broadcaster join", "standup");
  }

  private void storeAnother() {
    byte[] notice =
        ("{\"noticeId\":\"late\",\"productId\":1,\"eventType\":103,\"payload\":{\"channelName\":"
                + "\"standup\",\"uid\":8,\"clientSeq\":9,\"ts\":1767261800}}")
            .getBytes(UTF_8);
    Path log = folder.resolve("late.ndjson");
    try {
      Files.write(log, notice);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CommandRun run =
        CommandRun.of("replay", log.toString(), "--app-id", "my-app", "--db", url(), "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
  }
}
