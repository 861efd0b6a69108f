package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code forget-user} on a real file. */
class ForgetUserCommandTest {
  private static final Pattern UID = Pattern.compile("uid 7 of my-app is now ([0-9]+)\\.");
  private static final Pattern NAME =
      Pattern.compile("account \"ann\" of my-app is now (forgotten-[0-9a-f]{16})\\.");

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    SmallDay.fill(folder, url());
  }

  private String url() {
    return "sqlite:///" + folder.resolve("a.db");
  }

  private CommandRun run(String... command) {
    return CommandRun.of(
        Stream.concat(Stream.of(command), Stream.of("--db", url())).toArray(String[]::new));
  }

  /** What the API answers, apart from the second in which it was asked. */
  private String read(String... command) {
    return run(command).out().replaceAll("\"as_of\":\"[^\"]*\"", "");
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  @Test
  void user_hasAnAlias_andNothingElseChanges() throws IOException {
    String minutes = read("minutes", "my-app", "--json");
    String channels = read("channels", "my-app", "--json");
    String call = read("call", "my-app", "standup", "--json");
    assertThat(call).contains("\"ann\"");

    CommandRun forgotten = run("forget-user", "my-app", "--account", "ann", "--yes");
    assertThat(forgotten.exitCode()).as(forgotten.err()).isZero();
    assertThat(forgotten.out())
        .contains("2 webhook_events", "1 channel_sessions", "Backups, logs and exports");
    String uid = found(UID, forgotten.out());
    String name = found(NAME, forgotten.out());
    assertThat(read("minutes", "my-app", "--json")).isEqualTo(minutes);
    assertThat(read("channels", "my-app", "--json")).isEqualTo(channels);
    assertThat(read("call", "my-app", "standup", "--json"))
        .isEqualTo(
            call.replace("\"ann\"", '"' + name + '"')
                .replace("\"uid\":7,", "\"uid\":" + uid + ",")
                .replace("\"7-", '"' + uid + "-"));
    assertThat(run("verify").exitCode()).isZero();
    assertThat(Files.readString(folder.resolve("a.db"), ISO_8859_1)).doesNotContain("\"ann\"");
    assertThat(run("user", "show", "my-app", "--account", "ann").out()).doesNotContain("standup");
  }

  @Test
  void whatIsReplayedAgain_isADuplicate_andTheSecondTimeThereIsNothingToDo() throws IOException {
    run("forget-user", "my-app", "--uid", "7", "--yes");
    SmallDay.fill(folder, url());
    assertThat(run("apps", "list", "--json").out()).contains("\"duplicates\":4");
    CommandRun trial = run("replay", folder.resolve("day.ndjson").toString(), "--dry-run");
    assertThat(trial.out() + trial.err()).contains("Nothing was changed, and no call");
    CommandRun again = run("forget-user", "my-app", "--uid", "7", "--yes");
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("was forgotten before");
    assertThat(run("forget-user", "my-app", "--uid", "7", "--yes", "--json").out())
        .contains("\"was_forgotten\":true,\"uids\":[],\"accounts\":[]");
    assertThat(run("verify").exitCode()).isZero();
  }

  @Test
  void dryRun_changesNothing() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("a.db"));
    CommandRun told = run("forget-user", "my-app", "--uid", "7", "--dry-run");
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("uid 7 of my-app would get an alias.", "account \"ann\" of my-app would")
        .contains("Nothing was changed.");
    assertThat(Files.readAllBytes(folder.resolve("a.db"))).isEqualTo(before);
  }

  @Test
  void json_hasAll() {
    assertThat(run("forget-user", "my-app", "--uid", "9", "--dry-run", "--json").out())
        .startsWith(
            "{\"dry_run\":true,\"app_id\":\"my-app\",\"was_forgotten\":false,\"uids\":[{\"name\":"
                + "\"9\",\"alias\":null}],\"accounts\":[],\"other_uids\":[],\"other_accounts\":[],"
                + "\"rows\":{\"channel_sessions\":1,\"events\":2,\"frozen_days\":0,"
                + "\"rejected_notices\":0,\"user_metrics\":1,\"webhook_events\":2},"
                + "\"channels_named\":0,\"log_emptied\":false,");
    assertThat(run("forget-user", "my-app", "--uid", "9", "--yes", "--quiet").out()).isEmpty();
  }

  @Test
  void withoutYes_whereNobodyCanBeAsked_nothingIsDone() {
    CommandRun run = run("forget-user", "my-app", "--uid", "7");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Allowed: --yes");
    assertThat(run("user", "show", "my-app", "7").out()).contains("standup");
  }

  @Test
  void app_thatIsNotThere_isNamed() {
    CommandRun run = run("forget-user", "who", "--uid", "7", "--yes");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("There is no app who");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "4294967296", "7x", ""})
  void uid_thatIsNone_isRefused(String uid) {
    CommandRun run = run("forget-user", "my-app", "--uid=" + uid, "--yes");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Allowed: a whole number from 1 to 4294967295");
  }

  @Test
  void whoIsMeant_mustBeSaid_once() {
    for (List<String> who : List.of(List.<String>of(), List.of("--uid", "7", "--account", "ann"))) {
      String[] command =
          Stream.concat(Stream.of("forget-user", "my-app", "--yes"), who.stream())
              .toArray(String[]::new);
      CommandRun run = run(command);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("--uid", "--account");
    }
    assertThat(run("forget-user", "my-app", "--account=", "--yes").err()).contains("--account is");
  }
}
