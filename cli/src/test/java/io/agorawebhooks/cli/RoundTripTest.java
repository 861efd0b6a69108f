package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.kit.DayCase;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From end to end: serve, simulate, kill, serve, verify, back up, prune, restore, verify, export,
 * and into a fresh database; everywhere the same sessions, daily figures and notices.
 */
class RoundTripTest {
  private static final int KILLED = 500;
  private static final int SENT_AGAIN = 400;
  private static final int ALL = 1200;

  private static final List<DayCase.Line> DAY = DayCase.lines().subList(0, ALL);
  private static final AppId APP = DAY.get(0).app();

  @TempDir private Path folder;

  @Test
  void figuresStayTheSame_allTheWay() throws Exception {
    try (ServerProcess server = ServerProcess.start(url("a.db"), folder)) {
      send(server, 0, KILLED);
      server.killWhen(() -> true);
      server.restart();
      send(server, SENT_AGAIN, ALL);
      run("simulate", "--to", server.url(), "--app-id", "sim", "--minutes", "1");
      run("verify", "--db", url("a.db"));
      run("backup", path("a.db.zst"), "--db", url("a.db"));
      CommandRun refused =
          CommandRun.of("restore", path("a.db.zst"), "--force", "--no-verify", "--db", url("a.db"));
      assertThat(refused.exitCode()).as(refused.out()).isEqualTo(1);
      assertThat(refused.err()).contains("is in use");
      checkPrune();
    }
    run("restore", path("a.db.zst"), "--force", "--no-verify", "--db", url("a.db")); // after a kill
    run("restore", path("a.db.zst"), "--db", url("b.db"));
    run("verify", "--db", url("b.db"));
    List<String> figures = export("a.db", "figures", "false", "true");
    assertThat(figures).hasSizeGreaterThan(ALL / 4);
    assertThat(export("b.db", "restored", "false", "true")).isEqualTo(figures);

    Path log = folder.resolve("notices.ndjson");
    Files.write(log, export("b.db", "notices", "true", "false"));
    run("replay", log.toString(), "--app-id", APP.value(), "--db", url("c.db"));
    run("verify", "--db", url("c.db"));
    assertThat(export("c.db", "imported", "false", "true")).isEqualTo(figures);
  }

  private void checkPrune() throws IOException {
    List<String> before = export("a.db", "before", "true", "true");
    run("prune", "--older-than", "1d", "--db", url("a.db"));
    run("verify", "--db", url("a.db"));
    List<String> pruned = export("a.db", "pruned", "true", "true");
    assertThat(before).containsAll(pruned);
    assertThat(days(pruned)).isEqualTo(days(before)).isNotEmpty();
    assertThat(pruned.size()).isLessThan(before.size() / 2);
  }

  private static List<String> days(List<String> rows) {
    return rows.stream().filter(row -> row.contains("_metric\"")).toList();
  }

  private static void send(ServerProcess server, int from, int to) throws Exception {
    for (DayCase.Line line : DAY.subList(from, to)) {
      assertThat(server.api().post(line.app(), line.body())).isIn(200, 400);
    }
  }

  private String path(String file) {
    return folder.resolve(file).toString();
  }

  private String url(String file) {
    return "sqlite:///" + path(file);
  }

  private static void run(String... args) {
    CommandRun run = CommandRun.of(args);
    assertThat(run.exitCode()).as(String.join(" ", args) + run.out() + run.err()).isZero();
  }

  /** The rows of an export, in any order, without what is said about it in the end. */
  private List<String> export(String database, String name, String notices, String others)
      throws IOException {
    run(
        "export",
        APP.value(),
        "--start-date",
        "2015-01-01",
        "--format",
        "ndjson",
        "--include-webhook-events",
        notices,
        "--include-sessions",
        others,
        "--include-metrics",
        others,
        "--output",
        path(name),
        "--db",
        url(database));
    try (Stream<String> lines = Files.lines(folder.resolve(name))) {
      return lines.filter(line -> !line.contains("\"type\":\"export_info\"")).sorted().toList();
    }
  }
}
