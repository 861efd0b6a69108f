package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.DayCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/questions.md}: each block prints what stands behind it. */
class QuestionsTest {
  private static final Pattern BLOCK =
      Pattern.compile("```sh\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);

  /** No output has it. */
  private static final String END = "---- end of block ----\n";

  @TempDir private Path folder;

  @Test
  void blocks_printWhatStandsBehindThem() throws IOException, InterruptedException {
    List<MatchResult> blocks =
        BLOCK.matcher(Files.readString(Path.of("../docs/questions.md"))).results().toList();
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(5);
    StringBuilder script = new StringBuilder("set -eu\n");
    StringBuilder expected = new StringBuilder();
    for (MatchResult block : blocks) {
      script.append(block.group(1)).append("printf '%s' '").append(END).append("'\n");
      expected.append(block.group(2)).append(END);
    }
    try (Service service = Service.start(day())) {
      assertThat(run(script.toString(), service.port())).isEqualTo(expected.toString());
    }
  }

  /** A server whose database has the simulated day. */
  private Service.Options day() throws IOException {
    Path log = folder.resolve("day.ndjson");
    Files.write(log, DayCase.lines().stream().map(DayCase.Line::text).toList());
    String database = "sqlite:///" + folder.resolve("day.db");
    CommandRun run = CommandRun.of("replay", "--db", database, log.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new Service.Options("127.0.0.1", 0, database, 1000);
  }

  private String run(String script, int port) throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("bash", "-c", script);
    shell.environment().put("API", "http://localhost:" + port + "/api");
    shell.environment().put("APP", DayCase.lines().get(0).app().value());
    Process process = shell.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
