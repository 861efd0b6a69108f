package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.kit.DayCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay that is stopped and goes on where it was. */
class ReplayCheckpointTest {
  private static final List<String> DAY = DayCase.lines().stream().map(DayCase.Line::text).toList();

  @TempDir private Path folder;
  private Path log;
  private Path checkpoint;

  @BeforeEach
  void writeADay() throws IOException {
    log = Files.write(folder.resolve("day.ndjson"), DAY);
    checkpoint = folder.resolve("done.txt");
  }

  @Test
  void secondRun_readsNothingAgain() throws IOException {
    assertThat(replay("a").get("stored").intValue()).isGreaterThan(5000);
    JsonNode again = replay("a");
    assertThat(again.get("lines").intValue()).isZero();
    assertThat(again.get("done_before").intValue()).isEqualTo(DAY.size());
    assertThat(again.get("duplicates").intValue()).isZero();
  }

  @Test
  void checkpointOfNothing_isTaken() throws IOException {
    Path file = folder.resolve("none.ndjson");
    Files.writeString(file, "");
    for (int run = 0; run < 2; run++) {
      CommandRun empty =
          CommandRun.of("replay", "--db", url("a"), "--checkpoint", checkpoint + "", file + "");
      assertThat(empty.exitCode()).as(empty.err()).isZero();
    }
    assertThat(checkpoint).content().startsWith("agora-webhooks replay 1 to the database ");
  }

  @Test
  void logThatHasGrown_isReadOn() throws IOException {
    Files.write(log, DAY.subList(0, 2000));
    assertThat(replay("a").get("lines").intValue()).isEqualTo(2000);
    Files.write(log, DAY);
    JsonNode more = replay("a");
    assertThat(more.get("lines").intValue()).isEqualTo(DAY.size() - 2000);
    assertThat(more.get("done_before").intValue()).isEqualTo(2000);
  }

  @Test
  void otherLogOfTheSameName_isReadWhole() throws IOException {
    Files.write(log, DAY.subList(0, 2000));
    replay("a");
    Files.write(log, DAY.subList(1000, 4000));
    JsonNode other = replay("a");
    assertThat(other.get("lines").intValue()).isEqualTo(3000);
    assertThat(other.get("done_before").intValue()).isZero();
  }

  @Test
  void otherTargetOrFile_isRefused() throws IOException {
    replay("a");
    CommandRun other = run("b", "--checkpoint", checkpoint.toString());
    assertThat(other.exitCode()).isEqualTo(1);
    assertThat(other.err()).contains("cannot be used: it belongs to a replay to the database ");
    assertThat(run("a", "--checkpoint", log.toString()).err())
        .contains("it is no checkpoint of a replay");
    CommandRun nowhere = run("a", "--checkpoint", folder.resolve("no/done.txt").toString());
    assertThat(nowhere.exitCode()).isEqualTo(1);
    assertThat(nowhere.err()).contains("its folder is missing or cannot be written");
    Files.delete(folder.resolve("a.db"));
    assertThat(run("a", "--checkpoint", checkpoint.toString()).err())
        .contains("the database is gone");
  }

  @Test
  void killed_andRunAgain_endsAsOneThatWasNot() throws Exception {
    List<String> much = new ArrayList<>();
    for (int app = 0; app < 6; app++) {
      String name = "app-" + app;
      String own = DayCase.lines().get(0).app().value();
      DAY.stream().map(line -> line.replace(own, name)).forEach(much::add);
    }
    Files.write(log, much);
    Process process = start();
    ServerProcess.await(() -> lines(checkpoint) > 1 || !process.isAlive());
    process.destroyForcibly().waitFor();

    JsonNode again = replay("a");
    assertThat(again.get("done_before").intValue()).isPositive();
    assertThat(again.get("lines").intValue() + again.get("done_before").intValue())
        .isEqualTo(much.size());
    CommandRun straight = run("b");
    assertThat(straight.exitCode()).isZero();
    for (String database : List.of("a", "b")) {
      assertThat(CommandRun.of("verify", "--json", "--db", url(database)).out())
          .startsWith("{\"ok\":true,\"notices\":" + stored(straight) + ",");
    }
    assertThat(again.get("stored").intValue()).isLessThan(stored(straight));
  }

  private static int stored(CommandRun run) throws IOException {
    return new ObjectMapper().readTree(run.out()).get("stored").intValue();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.agorawebhooks.cli.Main",
            "replay",
            "--db",
            url("a"),
            "--checkpoint",
            checkpoint.toString(),
            log.toString())
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("replay.txt").toFile())
        .start();
  }

  private JsonNode replay(String database) throws IOException {
    CommandRun run = run(database, "--checkpoint", checkpoint.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private CommandRun run(String database, String... args) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("replay", "--json", "--db", url(database), log.toString()),
                Stream.of(args))
            .toArray(String[]::new));
  }

  private String url(String database) {
    return "sqlite:///" + folder.resolve(database + ".db");
  }
}
