package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Reports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reads on the command line: what they print, and that it is what the API says. */
class ReadsTest {
  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    SmallDay.fill(folder, url());
  }

  private String url() {
    return "sqlite:///" + folder.resolve("a.db");
  }

  private CommandRun run(String... args) {
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--db", url()));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private String out(String... args) {
    CommandRun run = run(args);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void channels_areATableWithTheSumsOfAll() {
    assertThat(out("channels", "my-app", "--tz", "Asia/Tokyo"))
        .isEqualTo(
            """
            channel                   call        started              minutes  users  now  inferred
            evil\\u001b[31m\\u202e会議  1767261700  2026-01-01 19:01:40     1.00      1            0 %
            standup                   1767261600  2026-01-01 19:00:00     1.50      1            0 %
            2 calls, 2.50 minutes (host 1.50, audience 1.00), 0.00 open; times in Asia/Tokyo; page 1 of 1
            """);
  }

  @Test
  void quiet_isTheRowsAlone() {
    assertThat(out("channels", "my-app", "--q", "STAND", "--quiet"))
        .isEqualTo("standup  1767261600  2026-01-01 10:00:00  1.50  1    0 %\n");
  }

  @Test
  void call_showsFiguresAndSessions() {
    assertThat(out("call", "my-app", "standup"))
        .contains("started 2026-01-01 10:00:00 UTC", "total minutes             1.50")
        .contains(
            "  7  ann      host  Web       2026-01-01 10:00:00  2026-01-01 10:01:30     1.50");
    assertThat(out("call", "my-app", "standup", "--view", "role-analytics"))
        .contains("  7  ann         1.50  1.50      0.00");
    assertThat(out("call", "my-app", "standup", "--view", "quality-metrics"))
        .contains("quality score            100.00", "1-5min          1");
    assertThat(out("call", "my-app", "standup", "--view", "multi-user")).contains("total users  1");
    assertThat(out("call", "my-app", "standup", "--view", "timeline")).contains("7  ann      ####");
  }

  @Test
  void user_isShownByUidAndByAccount() {
    assertThat(out("user", "show", "my-app", "7"))
        .contains("total active minutes   1.50")
        .contains("standup         1     1.50  2026-01-01 10:01:30");
    assertThat(out("user", "show", "my-app", "--account", "ann"))
        .contains("accounts               ann");
    assertThat(out("user", "show", "my-app", "7", "--sessions"))
        .contains("  7  standup  host  Web");
    assertThat(run("user", "show", "my-app").err()).contains("Allowed: a UID or --account NAME");
  }

  @Test
  void minutes_areBars() {
    assertThat(out("minutes", "my-app", "--start-date", "2026-01-01", "--end-date", "2026-01-02"))
        .isEqualTo(
            """
            day          minutes
            Jan 1, 2026     2.50  ########################################
            Jan 2, 2026     0.00

            role      minutes
            host         1.50
            audience     1.00
            2.50 minutes, of which 0.00 are inferred; UTC
            """);
  }

  @Test
  void notices_areListedShownAndTailed() {
    String list = out("notices", "list", "my-app", "--channel", "standup", "--event-type", "104");
    assertThat(list.lines().skip(1))
        .containsExactly(
            "2026-01-01 10:01:30  104 broadcaster leave  standup    7  2026-01-01 10:01:30"
                + "  correlated    183  2");
    assertThat(out("notices", "show", "my-app", "3"))
        .contains("event type name     audience join", "\"noticeId\":\"3\"")
        .doesNotContain("\u001b", "\u202e");
    assertThat(out("notices", "tail", "my-app", "--no-follow", "-n", "2", "--json").lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{\"notice_id\":\""));
    assertThat(run("notices", "tail", "my-app", "--reason", "x").err())
        .contains("Allowed: other_product,");
  }

  @Test
  void live_isPrintedOnceWithoutATerminal() {
    assertThat(out("live", "my-app")).startsWith("0 live calls, 0 users online at ");
  }

  @Test
  void export_goesToAFile_thatIsNotReplacedUnasked() throws IOException {
    Path zip = folder.resolve("out.zip");
    String[] export = {
      "export", "my-app", "--start-date", "2026-01-01", "--format", "csv", "-o", zip.toString()
    };
    assertThat(out(export)).startsWith("written: " + zip);
    try (ZipFile tables = new ZipFile(zip.toFile())) {
      assertThat(
              new String(
                  tables.getInputStream(tables.getEntry("sessions.csv")).readAllBytes(), UTF_8))
          .contains("standup");
    }
    assertThat(run(export).err()).contains("--force replaces it");
    assertThat(Files.list(folder).map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void shares_areMadeListedAndRevoked() {
    String made = out("shares", "create", "my-app", "--channel", "standup", "--expires-in", "60");
    assertThat(made.lines().findFirst().orElseThrow()).matches("/share/[\\w-]{43}");
    String list = out("shares", "list", "my-app", "--quiet");
    assertThat(list).contains("channel  standup  active");
    String id = list.split(" ", 2)[0];
    assertThat(id).matches("[0-9a-f]{18}"); // with a minus in front it would be an option
    assertThat(out("shares", "revoke", "my-app", id)).isEqualTo("revoked " + id + "\n");
    assertThat(out("shares", "list", "my-app")).contains("revoked");
    assertThat(run("shares", "revoke", "my-app", "none").exitCode()).isEqualTo(1);
  }

  @Test
  void apps_areListedWithThoseThatHaveOnlyAName() {
    out("apps", "name", "quiet-app", "Quiet");
    assertThat(out("apps", "list"))
        .isEqualTo(
            """
            app        name   received  correlated  duplicates  rejected  last
            my-app                   4           4           0         0  2026-01-01 10:02:01
            quiet-app  Quiet         0           0           0         0
            """);
  }

  @Test
  void wrongUse_saysInOneLineWhatIsAllowed() {
    CommandRun run = run("channels", "my-app", "--limit", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("per_page is \"0\". Allowed: a whole number from 1 to 200");
    assertThat(run("channels", "my-app", "--tz", "Mars").exitCode()).isEqualTo(2);
    assertThat(run("channels", "a b").exitCode()).isEqualTo(2);
    assertThat(run("call", "my-app", "nope").exitCode()).isEqualTo(1);
    assertThat(run("notices").exitCode()).isEqualTo(2);
    CommandRun unknown = run("channels", "my-app", "--limits", "1");
    assertThat(unknown.err().lines()).hasSize(1);
    assertThat(unknown.err()).contains("Unknown option", "Allowed: ", "--per-page", "--start-date");
    assertThat(run("shares", "my-app").err()).contains("Allowed: create, list, revoke");
  }

  @Test
  void json_isWhatTheApiAnswers() throws Exception {
    try (JooqStorage storage = JooqStorage.open(url());
        Intake intake = new Intake(storage, new NoticeDecoder().contentOrder(), 10, 10);
        HttpServer server =
            HttpServer.start(
                new HttpServer.Settings("127.0.0.1", 0, "test", 10),
                new NoticeDecoder(),
                intake,
                new Reports(storage, Clock.systemUTC()),
                storage,
                Clock.systemUTC())) {
      String api = "http://127.0.0.1:" + server.port() + "/api/";
      same(
          api + "channels/my-app?role=host&per_page=5",
          "channels",
          "--role",
          "host",
          "--limit",
          "5");
      same(api + "channel/my-app?channel=standup", "call", "standup");
      same(
          api + "channel/my-app/standup/quality-metrics",
          "call",
          "standup",
          "--view",
          "quality-metrics");
      same(
          api + "analytics/minutes/my-app?start_date=2026-01-01&period=week",
          "minutes",
          "--start-date",
          "2026-01-01",
          "--period",
          "week");
      same(api + "live/my-app", "live");
    }
  }

  private void same(String url, String command, String... more) throws Exception {
    List<String> args = new ArrayList<>(List.of(command, "my-app"));
    args.addAll(List.of(more));
    args.add("--json");
    String body =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    assertThat(timeless(out(args.toArray(String[]::new)))).isEqualTo(timeless(body));
  }

  /**
   * Without the moment at which it was asked, and with the line's end and marks as on a terminal.
   */
  private static String timeless(String json) {
    return json.strip()
        .replaceAll("\"as_of\":\"[^\"]*\"", "\"as_of\":0")
        .replace("\u202e", "\\u202e");
  }
}
