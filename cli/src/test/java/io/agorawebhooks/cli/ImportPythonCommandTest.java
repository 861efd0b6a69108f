package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.kit.DayCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code import-python} on a file as the Python server makes it. */
class ImportPythonCommandTest {
  /** 2026-01-05T00:00:00Z, a Monday. */
  private static final long MONDAY = 1767571200;

  @TempDir private Path folder;
  private Path python;

  @BeforeEach
  void name() {
    python = folder.resolve("python.db");
  }

  @Test
  void events_areImportedAsTheyCameIn() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      for (DayCase.Line line : DayCase.lines()) {
        server.event(line.app().value(), new String(line.body(), UTF_8));
      }
    }
    JsonNode imported = json(run("--json")).get("imported");
    JsonNode again = json(run("--json")).get("imported");
    assertThat(imported.get("stored").intValue()).isGreaterThan(5000);
    assertThat(imported.get("stored").intValue() + imported.get("duplicates").intValue())
        .isEqualTo(imported.get("events").intValue());
    assertThat(again.get("stored").intValue()).isZero();

    Path log =
        Files.write(
            folder.resolve("day.ndjson"),
            DayCase.lines().stream().map(DayCase.Line::text).toList());
    CommandRun rest = CommandRun.of("replay", "--json", "--db", url(), log.toString());
    assertThat(rest.out()).contains("\"stored\":0,");
    assertThat(CommandRun.of("verify", "--json", "--db", url()).out()).startsWith("{\"ok\":true,");
  }

  @Test
  void sameTotals_areSaidToBe() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.stay("a", "room", 7, MONDAY + 36_000, 600);
    }
    CommandRun run = run();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Imported 2 events", "stored       2")
        .contains("It has 1 sessions, 0 without raw events; its clock is at Z.")
        .endsWith("Its totals are ours, on all days and in all channels: 600 s\n");
  }

  @Test
  void whatDiffers_isExplainedToTheSecond() throws Exception {
    try (PythonServer server = PythonServer.create(python, "America/New_York")) {
      server.stay("a", "late", 7, MONDAY + 3600, 600); // Sunday evening there
      server.stay("a", "twice", 7, MONDAY + 36_000, 600);
      server.session("a", "twice", 7, MONDAY + 36_100, MONDAY + 36_600);
      server.join("a", "open", 7, MONDAY + 36_000);
      server.session("a", "open", 7, MONDAY + 36_000, null);
      server.mark("a", "open", 102, MONDAY + 36_300);
      server.join("a", "lost", 7, MONDAY + 36_000);
      server.leave("a", "lost", 7, MONDAY + 36_200, 200);
      server.session("a", "old", 8, MONDAY + 36_000, MONDAY + 37_000);
      server.stay("a", "end", 9, MONDAY + 80_000, 60);
    }
    JsonNode report = json(run("--json"));
    assertThat(report.get("zone").textValue()).isEqualTo("-05:00");
    assertThat(report.get("sessions").intValue()).isEqualTo(6);
    assertThat(report.get("sessions_without_events").intValue()).isEqualTo(1);
    assertThat(day(report, "2026-01-04", "late"))
        .isEqualTo("{\"theirs\":600,\"ours\":0,\"local_time\":600}");
    assertThat(day(report, "2026-01-05", "late"))
        .isEqualTo("{\"theirs\":0,\"ours\":600,\"local_time\":-600}");
    assertThat(day(report, "2026-01-05", "twice"))
        .isEqualTo("{\"theirs\":1100,\"ours\":600,\"double\":500}");
    assertThat(day(report, "2026-01-05", "open"))
        .isEqualTo("{\"theirs\":0,\"ours\":300,\"open\":-300}");
    assertThat(day(report, "2026-01-05", "lost"))
        .isEqualTo("{\"theirs\":0,\"ours\":200,\"lost\":-200}");
    assertThat(day(report, "2026-01-05", "old")).startsWith("no such day");
    assertThat(report.get("days")).hasSize(5);
    assertThat(report.get("differing").intValue()).isEqualTo(5);

    String text = run("--report-only", "--python-tz", "America/New_York", "--limit", "1").out();
    assertThat(text)
        .doesNotContain("Imported")
        .contains("... and 4 more days and channels")
        .contains("its clock is at America/New_York.")
        .contains("2026-01-04  a  \"late\"  theirs 600 s, ours 0 s: local-time +600 s\n")
        .endsWith(
            "All days and channels, 5 of which differ: theirs 2,760 s, ours 2,760 s: double +500 s,"
                + " open -300 s, lost -200 s\n");
  }

  /** The figures of a day and channel, without reasons that do not apply. */
  private static String day(JsonNode report, String date, String channel) {
    for (JsonNode day : report.get("days")) {
      if (day.get("date").textValue().equals(date)
          && day.get("channel").textValue().equals(channel)) {
        StringBuilder text = new StringBuilder();
        text.append("{\"theirs\":").append(day.get("their_seconds"));
        text.append(",\"ours\":").append(day.get("our_seconds"));
        day.get("because")
            .properties()
            .forEach(
                reason -> {
                  if (reason.getValue().longValue() != 0) {
                    text.append(",\"").append(reason.getKey()).append("\":");
                    text.append(reason.getValue());
                  }
                });
        return text.append('}').toString();
      }
    }
    return "no such day: " + report;
  }

  @Test
  void badRows_areCounted() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.event("a", null);
      server.event("a", "nonsense");
      server.event("not an app", "{\"noticeId\":\"n\"}");
    }
    assertThat(run().out())
        .contains("Imported 3 events", "rejected     1", "without raw  1", "bad app id   1");
  }

  @Test
  void file_isOnlyRead() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.stay("a", "room", 7, MONDAY, 600);
    }
    byte[] before = Files.readAllBytes(python);
    assertThat(run("--quiet")).isEqualTo(new CommandRun(0, "", ""));
    assertThat(python).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("python.db-"));
    }
  }

  @Test
  void otherFiles_areRefused() throws IOException, SQLException {
    assertThat(run().err()).contains("There is no file").contains("python.db");
    CommandRun.of("replay", "--db", url(), "--app-id", "a", empty().toString());
    python = folder.resolve("a.db");
    CommandRun own = run();
    assertThat(own.exitCode()).isEqualTo(1);
    assertThat(own.err())
        .contains("is no database of the Python server: webhook_events has no column ");
    assertThat(run("--python-tz", "Mars").err()).contains("Europe/Berlin");
    assertThat(run("--limit", "-1").exitCode()).isEqualTo(2);
    assertThat(CommandRun.of("import-python").exitCode()).isEqualTo(2);
  }

  private Path empty() throws IOException {
    return Files.writeString(folder.resolve("empty.log"), "\n");
  }

  private static JsonNode json(CommandRun run) throws IOException {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private CommandRun run(String... args) {
    return CommandRun.of(
        Stream.concat(Stream.of("import-python", "--db", url(), python.toString()), Stream.of(args))
            .toArray(String[]::new));
  }

  private String url() {
    return "sqlite:///" + folder.resolve("a.db");
  }
}
