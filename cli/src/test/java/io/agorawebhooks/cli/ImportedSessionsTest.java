package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.cli.imports.StayCheck;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.ImportedStays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of a Python server of which it kept no raw events, and what supersedes them. */
class ImportedSessionsTest {
  /** 2026-01-05T10:00:00Z. */
  private static final long START = 1767571200 + 36_000;

  private static final List<String> FOLLOWS =
      List.of(
          "SELECT json_array(uid, join_ts, leave_ts, join_inferred, left_ts, role, platform,"
              + " client_type, reason, account, sid, host_seconds, audience_seconds)"
              + " FROM channel_sessions ORDER BY 1",
          "SELECT json_array(start_ts, end_ts, sessions, users, inferred_seconds) FROM calls"
              + " ORDER BY 1",
          "SELECT json_array(bucket_ts, platform, client_type, role, inferred, seconds)"
              + " FROM minutes_ledger ORDER BY 1",
          "SELECT json_array(utc_day, uid, host_seconds, present) FROM user_metrics ORDER BY 1");

  @TempDir private Path folder;
  private Path python;
  private Path database;
  private int logs;

  @BeforeEach
  void name() {
    python = folder.resolve("python.db");
    database = folder.resolve("a.db");
  }

  @Test
  void sessions_areImportedOnceAndNameTheirSource() throws Exception {
    try (PythonServer server = PythonServer.create(python, "Europe/Berlin")) {
      server.stay("a", "room", 7, START, 600);
      server.session("a", "room", 8, START, START + 900);
      server.say(7, 25, "ann \"\u00e9\"", false);
      server.session("a", "room", 9, START, null);
      server.session("a", "room", 0, START, START + 5);
      server.session("not an app", "room", 8, START, START + 900);
    }
    assertThat(sessions()).isEqualTo("found 4, imported 1, new 1, superseded 0, unusable 3");
    assertThat(sessions()).isEqualTo("found 4, imported 1, new 0, superseded 0, unusable 3");
    assertThat(all())
        .contains(
            "[8,%d,%d,1,%d,1,7,25,1,\"ann \\\"\u00e9\\\"\",\"s\",0,900]"
                .formatted(START, START + 900, START + 900));
    JsonNode notices = json("notices", "list", "a", "--uid", "8", "--json").get("notices");
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0).get("notice_id").textValue()).startsWith("python-session-");
    checkRebuild();
  }

  @Test
  void laterNotices_supersedeWithTheNextImport() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.stay("a", "else", 1, START, 60);
      server.session("a", "room", 7, START, START + 600);
      server.session("a", "room", 7, START + 1000, START + 1600);
      server.session("a", "room", 8, START, START + 600);
    }
    assertThat(sessions()).isEqualTo("found 3, imported 3, new 3, superseded 0, unusable 0");
    replay(stay(7, START + 10, 500));
    replay(stay(8, START + 600, 30)); // right behind it
    JsonNode told = imported();
    assertThat(of(told)).isEqualTo("found 3, imported 2, new 0, superseded 1, unusable 0");
    assertThat(told.get("set_aside").intValue()).isEqualTo(1);
    assertThat(imported().get("set_aside").intValue()).isZero();
    JsonNode notices = json("notices", "list", "a", "--reason", "superseded", "--json");
    assertThat(notices.get("notices")).hasSize(1);
    assertThat(json("apps", "list", "--json").toString()).contains("\"superseded\":1");
    checkRebuild();
  }

  @Test
  void laterNotices_supersedeWithTheDailyLook() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.stay("a", "else", 1, START, 60);
      server.session("a", "room", 7, START, START + 600);
      server.session("a", "room", 7, START + 1000, START + 1600);
    }
    sessions();
    assertThat(look()).as("nothing came").isFalse();
    replay(stay(7, START + 10, 500));
    assertThat(look()).isTrue();
    String looked = all();
    checkRebuild();
    assertThat(look()).as("once").isFalse();
    assertThat(sessions()).isEqualTo("found 2, imported 1, new 0, superseded 1, unusable 0");
    assertThat(all()).isEqualTo(looked);
  }

  @Test
  void databaseThatIsGone_isOnlyLogged() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.stay("a", "else", 1, START, 60);
    }
    sessions();
    try (JooqStorage storage = JooqStorage.openExisting(url())) {
      Files.delete(database);
      new LateNotices(storage).run();
    }
  }

  @Test
  void whoWasForgotten_staysSoWhenTheFileIsImportedAgain() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.stay("a", "room", 1, START, 60);
      server.stay("a", "room", 4242, START, 600);
      server.session("a", "room", 4242, START + 1000, START + 1600);
      server.say(7, 25, "wendy", false);
    }
    sessions();
    run("forget-user", "a", "--uid", "4242", "--yes");
    String forgotten = all();
    assertThat(forgotten).doesNotContain("4242", "wendy");
    assertThat(sessions()).isEqualTo("found 1, imported 1, new 0, superseded 0, unusable 0");
    assertThat(all()).isEqualTo(forgotten);
    checkRebuild();
  }

  @Test
  void stopBeforeTheRebuild_isMendedByTheNextImport() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.stay("a", "else", 1, START, 60);
      server.session("a", "room", 7, START, START + 600);
    }
    sessions();
    replay(stay(7, START + 10, 500));
    try (JooqStorage storage = JooqStorage.openExisting(url());
        ImportedStays stays = storage.importedStays(new DecodingRereader())) {
      stays.supersede(List.of(stays.imported(new AppId("a"), "room").get(0).id()), List.of());
    }
    assertThat(run("verify").exitCode()).isEqualTo(1);
    assertThat(sessions()).isEqualTo("found 1, imported 0, new 0, superseded 1, unusable 0");
    checkRebuild();
  }

  @Test
  void noticesThatClaimToBeImported_areReal() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.stay("a", "else", 1, START, 60);
      server.session("a", "room", 7, START, START + 600);
    }
    sessions();
    String id =
        json("notices", "list", "a", "--uid", "7", "--json").at("/notices/0/notice_id").textValue();
    replay(List.of(notice(id, 104, 7, START + 500, 500)));
    assertThat(sessions()).isEqualTo("found 1, imported 0, new 0, superseded 1, unusable 0");
    checkRebuild();
  }

  @Test
  void otherZone_takesTheOldTimesBack() throws Exception {
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.session("a", "room", 7, START, START + 7200);
    }
    assertThat(imported("--python-tz", "Europe/Berlin").get("imported").intValue()).isEqualTo(1);
    JsonNode told = imported("--python-tz", "UTC");
    assertThat(of(told)).isEqualTo("found 1, imported 1, new 1, superseded 0, unusable 0");
    assertThat(told.get("set_aside").intValue()).isEqualTo(1);
    assertThat(imported("--python-tz", "Europe/Berlin").get("taken_back").intValue()).isEqualTo(1);
    assertThat(run("import-python", "--json", python.toString()).out())
        .contains("\"sessions\":null"); // nothing says which zone
    checkRebuild();
  }

  @Test
  void summerThatIsNotKnown_doublesNothing() throws Exception {
    long summer = START + 180 * 86_400L;
    try (PythonServer server = PythonServer.create(python, "Europe/Berlin")) {
      for (int i = 0; i < 5; i++) {
        server.stay("a", "winter", 7, START + i * 3600L, 60);
      }
      server.stay("a", "summer", 7, summer, 60);
    }
    assertThat(sessions()).isEqualTo("found 0, imported 0, new 0, superseded 0, unusable 0");
  }

  /** Logs that come between imports, in any order: in the end all is as if they had come first. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void order_doesNotMatter(long seed) throws Exception {
    Random random = new Random(seed);
    List<String> lines = world(random);
    replay(lines);
    String last = sessions();
    String expected = all();
    checkRebuild();

    database = folder.resolve("b.db");
    Collections.shuffle(lines, random);
    for (int from = 0; from < lines.size(); ) {
      int to = Math.min(lines.size(), from + 1 + random.nextInt(lines.size()));
      replay(lines.subList(from, to));
      look();
      assertThat(run("verify").exitCode()).isZero();
      sessions();
      assertThat(run("verify").exitCode()).isZero();
      from = to;
    }
    assertThat(sessions().replaceAll("new \\d+", "")).isEqualTo(last.replaceAll("new \\d+", ""));
    assertThat(all()).isEqualTo(expected);
    checkRebuild();
  }

  /** Fills the Python server, and gives the lines of a log that it never saw. */
  private List<String> world(Random random) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (PythonServer server = PythonServer.create(python, "UTC")) {
      server.stay("a", "else", 1, START, 60);
      for (int i = 0; i < 12; i++) {
        long join = START + random.nextInt(4000);
        server.session("a", "room", 7 + random.nextInt(2), join, join + random.nextInt(500));
      }
    }
    for (int i = 0; i < 8; i++) {
      long uid = 7 + random.nextInt(2);
      long join = START + random.nextInt(4000);
      List<String> both = stay(uid, join, random.nextInt(500));
      lines.addAll(random.nextInt(3) > 0 ? both : both.subList(0, 1 + random.nextInt(2)));
    }
    if (random.nextBoolean()) {
      lines.add(notice("c", 101, 0, START + random.nextInt(4000), 0));
      lines.add(notice("d", 102, 0, START + random.nextInt(4000), 0));
    }
    return lines;
  }

  private static List<String> stay(long uid, long join, long seconds) {
    String id = uid + "-" + join;
    return List.of(
        notice(id + "-j", 103, uid, join, 0), notice(id + "-l", 104, uid, join + seconds, seconds));
  }

  private static String notice(String id, int type, long uid, long ts, long duration) {
    return "{\"noticeId\":\"%s\",\"productId\":1,\"eventType\":%d,\"notifyMs\":%d,\"payload\":{\"channelName\":\"room\",\"uid\":%d,\"clientSeq\":%d,\"ts\":%d,\"duration\":%d}}"
        .formatted(id, type, ts * 1000, uid, ts, ts, duration);
  }

  private void replay(List<String> lines) throws IOException {
    Path log = Files.write(folder.resolve("log-" + ++logs), lines, UTF_8);
    CommandRun run = run("replay", "--app-id", "a", log.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  /** As a server does once a day; whether that changed anything. */
  private boolean look() throws SQLException {
    String before = all();
    try (JooqStorage storage = JooqStorage.openExisting(url())) {
      new LateNotices(storage).run();
      try (ImportedStays stored = storage.importedStays(new DecodingRereader())) {
        assertThat(new StayCheck(stored).run()).as("more is to be done").isFalse();
      }
    }
    return !before.equals(all());
  }

  /** What the import said of sessions. */
  private String sessions() throws IOException {
    return of(imported());
  }

  private static String of(JsonNode told) {
    return "found %s, imported %s, new %s, superseded %s, unusable %s"
        .formatted(
            told.get("found"),
            told.get("imported"),
            told.get("new"),
            told.get("superseded"),
            told.get("unusable"));
  }

  private JsonNode imported(String... more) throws IOException {
    return json(Stream.concat(
                Stream.of("import-python", "--json", python.toString()), Stream.of(more))
            .toArray(String[]::new))
        .at("/imported/sessions");
  }

  /** All that follows from notices, but for the numbers of rows. */
  private String all() throws SQLException {
    StringBuilder all = new StringBuilder();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String query : FOLLOWS) {
        try (ResultSet rows = statement.executeQuery(query)) {
          while (rows.next()) {
            all.append(rows.getString(1)).append('\n');
          }
        }
        all.append(query).append('\n');
      }
    }
    return all.toString();
  }

  /** What is stored is what a rebuild makes, and stays so. */
  private void checkRebuild() throws SQLException {
    CommandRun verify = run("verify");
    assertThat(verify.exitCode()).as(verify.out()).isZero();
    String before = all();
    assertThat(run("rebuild").exitCode()).isZero();
    assertThat(all()).isEqualTo(before);
  }

  private JsonNode json(String... args) throws IOException {
    CommandRun run = run(args);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  private CommandRun run(String... args) {
    return CommandRun.of(
        Stream.concat(Stream.of(args), Stream.of("--db", url())).toArray(String[]::new));
  }

  private String url() {
    return "sqlite:///" + database;
  }
}
