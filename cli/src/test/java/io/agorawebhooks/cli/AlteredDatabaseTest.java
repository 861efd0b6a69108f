package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.kit.DayCase;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code verify} and {@code rebuild --dry-run} say of a file that somebody has altered. */
class AlteredDatabaseTest {
  private static final String STAY = "SELECT uid FROM channel_sessions WHERE id = ";
  private static final int PAGE = 4096;

  @TempDir private static Path origin;
  @TempDir private Path folder;
  private Path file;

  @BeforeAll
  static void replayADay() throws IOException {
    Path log = origin.resolve("day.ndjson");
    Files.write(log, DayCase.lines().stream().map(DayCase.Line::text).toList());
    CommandRun run = CommandRun.of("replay", "--db", url(origin), log.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @BeforeEach
  void copy() throws IOException {
    file = Files.copy(origin.resolve("agora.db"), folder.resolve("agora.db"));
  }

  private static String url(Path folder) {
    return "sqlite:///" + folder.resolve("agora.db");
  }

  @Test
  void verify_alteredRows_areNamed() throws SQLException {
    alter();
    CommandRun run = run("verify");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("(?m)^~ channel_sessions \\S+/\".*\" \\S+: host_seconds 98765 should be ")
        .containsPattern("(?m)^\\+ channel_sessions \\S+/\".*\" " + "\\S+")
        .containsPattern("(?m)^~ minutes_ledger .*: seconds \\d+ should be \\d+")
        .containsPattern("(?m)^~ counters \\S+ received: total \\d+ should be 5513$")
        .contains("counters: 1 different")
        .contains("run agora-webhooks rebuild");
    assertThat(run("rebuild").exitCode()).isZero();
    assertThat(run("verify").exitCode()).isZero();
  }

  @Test
  void verifyJson_alteredRows_areNamed() throws Exception {
    alter();
    CommandRun run = run("verify", "--json", "--limit", "1");
    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode told = new ObjectMapper().readTree(run.out());
    assertThat(told.get("ok").booleanValue()).isFalse();
    assertThat(told.at("/counts/channel_sessions/changed").intValue()).isEqualTo(1);
    assertThat(told.at("/counts/channel_sessions/added").intValue()).isEqualTo(1);
    assertThat(told.at("/counts/minutes_ledger/changed").intValue()).isGreaterThan(1);
    assertThat(told.at("/counts/counters/changed").intValue()).isEqualTo(1);
    assertThat(of(told, "minutes_ledger", "changed")).hasSize(1);
    JsonNode stay = of(told, "channel_sessions", "changed").get(0);
    assertThat(stay.at("/fields/host_seconds/stored").intValue()).isEqualTo(98765);
    assertThat(stay.get("id").textValue()).startsWith(first(STAY + 3) + "-");
  }

  @Test
  void dryRun_tellsWhatWouldChangeAndChangesNothing() throws Exception {
    String changed = first(STAY + 3);
    String gone = first(STAY + 5);
    alter();
    execute("UPDATE calls SET start_ts = 5 WHERE id = (SELECT min(id) FROM calls)");
    CommandRun text = run("rebuild", "--dry-run");
    assertThat(text.exitCode()).isZero();
    assertThat(text.out())
        .containsPattern("(?m)^~ channel_sessions .*\" " + changed + "-\\S+: ")
        .containsPattern("(?m)^\\+ channel_sessions .*\" " + gone + "-\\S+")
        .containsPattern("(?m)^- calls .*\" 5$")
        .containsPattern("(?m)^\\+ calls .*\" \\d{10}$")
        .doesNotContain("minutes_ledger", "counters")
        .contains("To change them, run agora-webhooks rebuild.");
    JsonNode json = new ObjectMapper().readTree(run("rebuild", "--dry-run", "--json").out());
    assertThat(of(json, "calls", "removed").get(0).get("id").asText()).isEqualTo("5");
    assertThat(of(json, "calls", "added")).hasSize(1);
    assertThat(of(json, "channel_sessions", "added").get(0).get("id").asText())
        .startsWith(gone + "-");
    assertThat(first("SELECT host_seconds FROM channel_sessions WHERE id = 3")).isEqualTo("98765");
  }

  /** Bytes of somewhere else, or of nowhere, in the middle of the file. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void overwrittenBytes_areSaidWithoutATrace(int place) throws IOException {
    overwrite(place);
    for (String command : List.of("verify", "rebuild")) {
      CommandRun run = run(command);
      assertThat(run.out() + run.err()).doesNotContain("\tat ", "Exception");
      if (command.equals("verify")) {
        assertThat(run.exitCode()).as(run.out()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("damaged");
      }
    }
  }

  /** Four pages in a row, at twelve places in the file. */
  private void overwrite(int place) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      long pages = bytes.length() / PAGE;
      bytes.seek((2 + place * (pages - 6) / 12) * PAGE);
      byte[] other = new byte[4 * PAGE];
      Arrays.fill(other, (byte) (place % 2 == 0 ? 0xA5 : 0x05));
      bytes.write(other);
    }
  }

  @Test
  void bar_isForTerminalsOnly() throws Exception {
    assertThat(errorsOf("-Dpicocli.ansi=true")).contains("reading notices", "5309/5309");
    assertThat(errorsOf("-Dpicocli.ansi=false")).isEmpty();
    assertThat(errorsOf("-Dnothing=set")).isEmpty();
  }

  /** What a process of its own, whose output is piped, says on the error output. */
  private String errorsOf(String option) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                "io.agorawebhooks.cli.Main",
                "verify",
                "--db",
                url(folder))
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    String errors = process.errorReader().lines().collect(Collectors.joining("\n"));
    assertThat(process.waitFor()).isZero();
    return errors;
  }

  private void alter() throws SQLException {
    execute("UPDATE channel_sessions SET host_seconds = 98765 WHERE id = 3");
    execute("DELETE FROM channel_sessions WHERE id = 5");
    execute("UPDATE minutes_ledger SET seconds = seconds + 1");
    execute("UPDATE counters SET total = total + 1 WHERE name = 'received'");
  }

  private static List<JsonNode> of(JsonNode told, String table, String change) {
    return told.get("differences")
        .valueStream()
        .filter(one -> one.get("table").textValue().equals(table))
        .filter(one -> one.get("change").textValue().equals(change))
        .toList();
  }

  private CommandRun run(String command, String... options) {
    String[] args = Arrays.copyOf(new String[] {command, "--db", url(folder)}, options.length + 3);
    System.arraycopy(options, 0, args, 3, options.length);
    return CommandRun.of(args);
  }

  private String first(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      return statement.executeQuery(sql).getString(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
    }
  }
}
