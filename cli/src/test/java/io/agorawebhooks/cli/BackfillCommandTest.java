package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.kit.DayCase;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.ChannelSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code backfill-sids}. */
class BackfillCommandTest {
  private static final AppId APP = DayCase.lines().get(0).app();
  private static final List<String> DAY = DayCase.lines().stream().map(DayCase.Line::text).toList();

  @TempDir private Path folder;

  @Test
  void logs_fillWhatAnImportLeftOut() throws IOException {
    List<String> poor =
        DAY.subList(0, 4000).stream()
            .map(line -> line.replaceAll("\"(sid|account)\":\"[^\"]*\",", ""))
            .map(line -> line.replaceAll("\"clientType\":\\d+,", ""))
            .toList();
    replay("poor", poor);
    List<Session> before = sessions();
    assertThat(before).hasSizeGreaterThan(100).allMatch(session -> session.sid() == null);
    Path full = Files.write(folder.resolve("full.ndjson"), DAY);

    CommandRun dry = backfill("--dry-run", "--json", full.toString());
    assertThat(sessions()).isEqualTo(before);
    CommandRun run = backfill("--json", full.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    List<Session> after = sessions();
    long sids = after.stream().map(Session::sid).filter(Objects::nonNull).count();
    long accounts = after.stream().map(Session::account).filter(Objects::nonNull).count();
    assertThat(sids).isPositive();
    assertThat(run.out())
        .startsWith(
            "{\"dry_run\":false,\"from_stored\":{\"sids\":0,\"accounts\":0,\"client_types\":0},"
                + "\"from_logs\":{\"sids\":%d,\"accounts\":%d,".formatted(sids, accounts));
    assertThat(dry.out()).isEqualTo(run.out().replace("\"dry_run\":false", "\"dry_run\":true"));
    assertThat(after).extracting(Session::join).isEqualTo(joins(before));
    assertThat(after).extracting(Session::leave).isEqualTo(leaves(before));

    assertThat(backfill("--json", full.toString()).out())
        .contains("\"from_logs\":{\"sids\":0,\"accounts\":0,\"client_types\":0},\"notices\":0}");
    assertThat(CommandRun.of("rebuild", "--db", url()).exitCode()).isZero();
    assertThat(sessions()).extracting(Session::sid).isEqualTo(sidsOf(after));
    assertThat(CommandRun.of("verify", "--json", "--db", url()).out()).startsWith("{\"ok\":true,");
  }

  private static List<Long> joins(List<Session> sessions) {
    return sessions.stream().map(Session::join).toList();
  }

  private static List<Long> leaves(List<Session> sessions) {
    List<Long> leaves = new ArrayList<>();
    sessions.forEach(session -> leaves.add(session.leave()));
    return leaves;
  }

  private static List<String> sidsOf(List<Session> sessions) {
    List<String> sids = new ArrayList<>();
    sessions.forEach(session -> sids.add(session.sid()));
    return sids;
  }

  @Test
  void storedNotices_fillWhatAnOlderVersionLeftOut() throws IOException, SQLException {
    replay("full", DAY.subList(0, 1500));
    List<Session> whole = sessions();
    try (Connection connection = DriverManager.getConnection("jdbc:" + url().replace("///", ""));
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE channel_sessions SET sid = NULL, account = NULL");
      statement.execute("UPDATE events SET sid = NULL, account = NULL");
    }
    assertThat(backfill("--dry-run").out()).startsWith("Would fill from stored notices: ");
    assertThat(sessions()).allMatch(session -> session.sid() == null);

    CommandRun run = backfill();
    assertThat(run.exitCode()).as(run.err()).isZero();
    long sids = whole.stream().map(Session::sid).filter(Objects::nonNull).count();
    assertThat(run.out())
        .startsWith("Filled from stored notices: %,d SIDs, ".formatted(sids))
        .doesNotContain("from logs");
    assertThat(sidsOf(sessions())).isEqualTo(sidsOf(whole));
    assertThat(backfill().out())
        .isEqualTo("Filled from stored notices: 0 SIDs, 0 accounts, 0 client types\n");
  }

  @Test
  void wrongUse_saysWhatIsAllowed() throws IOException {
    assertThat(backfill().err()).contains("There is no file");
    replay("full", DAY.subList(0, 10));
    CommandRun missing = backfill("missing");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.err()).contains("There is no file or folder missing");
    assertThat(backfill("--app-id", "a b").exitCode()).isEqualTo(2);
    assertThat(backfill("--quiet")).isEqualTo(new CommandRun(0, "", ""));
  }

  /** In an order that a rebuild does not change, and without the ids of calls, which it does. */
  private List<Session> sessions() {
    List<ChannelSession> found = new ArrayList<>();
    try (JooqStorage storage = JooqStorage.openExisting(url())) {
      storage.reads().sessions(APP, Filter.ALL, 1_800_000_000L, found::add);
    }
    return found.stream()
        .sorted(
            Comparator.comparing(ChannelSession::channel)
                .thenComparing(one -> one.session().key().publicId()))
        .map(one -> one.session().inCall(0))
        .toList();
  }

  private void replay(String name, List<String> lines) throws IOException {
    Path log = Files.write(folder.resolve(name + ".ndjson"), lines);
    assertThat(CommandRun.of("replay", "--quiet", "--db", url(), log.toString()).exitCode())
        .isZero();
  }

  private CommandRun backfill(String... args) {
    return CommandRun.of(
        Stream.concat(Stream.of("backfill-sids", "--db", url()), Stream.of(args))
            .toArray(String[]::new));
  }

  private String url() {
    return "sqlite:///" + folder.resolve("a.db");
  }
}
