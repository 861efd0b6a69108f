package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.DayCase;
import io.agorawebhooks.kit.Expected;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A noisy day through the commands, asked for over HTTP. */
class DayTest {
  private static final AppId APP = DayCase.lines().get(0).app();

  @TempDir private Path folder;

  @Test
  void replayed_isAsExpected() throws Exception {
    check(replayed(text(DayCase.lines())));
  }

  @Test
  void replayedReversed_isAsExpected() throws Exception {
    List<String> lines = text(DayCase.lines());
    Collections.reverse(lines);
    check(replayed(lines));
  }

  @Test
  void replayedShuffledAndDoubled_isAsExpected() throws Exception {
    List<String> lines = text(DayCase.lines());
    lines.addAll(text(DayCase.lines()));
    Collections.shuffle(lines, new Random(74));
    check(replayed(lines));
  }

  @Test
  void replayedAgain_changesNothing() throws Exception {
    String database = replayed(text(DayCase.lines()));
    CommandRun again = CommandRun.of("replay", "--db", database, folder + "/day.ndjson", "--json");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("\"stored\":0", "\"duplicates\":5513");
    check(database);
  }

  private static List<String> text(List<DayCase.Line> lines) {
    return new ArrayList<>(lines.stream().map(DayCase.Line::text).toList());
  }

  /** The URL of the database that these lines are replayed into. */
  private String replayed(List<String> lines) throws IOException {
    Path log = Files.write(folder.resolve("day.ndjson"), lines);
    String database = "sqlite:///" + folder.resolve("day.db");
    CommandRun run = CommandRun.of("replay", "--db", database, log.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    return database;
  }

  private static void check(String database) throws IOException, InterruptedException {
    try (Service service = Service.start(new Service.Options("127.0.0.1", 0, database, 1000))) {
      assertThat(new Api(service.port()).channels(APP))
          .containsExactlyInAnyOrderEntriesOf(expected());
    }
  }

  private static Map<String, Expected> expected() {
    Map<String, Expected> expected = DayCase.expected();
    expected.values().removeIf(channel -> channel.calls().isEmpty());
    return expected;
  }
}
