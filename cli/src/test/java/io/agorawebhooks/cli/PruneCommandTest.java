package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.cli.care.Horizon;
import io.agorawebhooks.persistence.JooqStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code prune} and {@code serve --keep}. */
class PruneCommandTest {
  private static final Instant THIRD = Instant.parse("2026-01-03T08:00:00Z");

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    SmallDay.fill(folder, url());
  }

  private String url() {
    return "sqlite:///" + folder.resolve("a.db");
  }

  private CommandRun run(String command, String... more) {
    return CommandRun.of(
        Stream.concat(Stream.concat(Stream.of(command), Stream.of(more)), Stream.of("--db", url()))
            .toArray(String[]::new));
  }

  private String minutes() {
    return run("minutes", "my-app", "--json").out();
  }

  @Test
  void prune_removesCalls_andKeepsMinutes() {
    String minutes = minutes();
    CommandRun told = run("prune", "--older-than", "1d", "--dry-run");
    assertThat(told.exitCode()).as(told.err()).isZero();
    assertThat(told.out())
        .contains("2 calls, 2 sessions and 3 notices would go.")
        .contains("Nothing was changed.");
    assertThat(run("channels", "my-app").out()).contains("2 calls");

    CommandRun pruned = run("prune", "--older-than", "1d");
    assertThat(pruned.exitCode()).as(pruned.err()).isZero();
    assertThat(pruned.out())
        .contains("my-app, before ")
        .contains("2 calls, 2 sessions and 3 notices are gone.")
        .contains("other writers waited");
    assertThat(minutes()).isEqualTo(minutes);
    assertThat(run("channels", "my-app").out()).doesNotContain("standup");
    assertThat(run("verify").exitCode()).isZero();
    assertThat(run("rebuild").exitCode()).isZero();
    assertThat(minutes()).isEqualTo(minutes);
    assertThat(run("verify").exitCode()).isZero();
  }

  @Test
  void whatArrivesAgain_isSetAside() throws IOException {
    run("prune", "--older-than", "1d", "--app-id", "my-app");
    SmallDay.fill(folder, url());
    assertThat(run("notices", "list", "my-app", "--reason", "before_horizon").out())
        .contains("standup");
    assertThat(run("apps", "list", "--json").out()).contains("\"before_horizon\":3");
    assertThat(run("verify").exitCode()).isZero();
  }

  @Test
  void json_hasAll() {
    assertThat(run("prune", "--older-than", "1d", "--json").out())
        .startsWith("{\"dry_run\":false,\"apps\":[{\"app_id\":\"my-app\",\"horizon\":\"")
        .contains("T00:00:00Z\",\"calls\":2,\"sessions\":2,\"notices\":3,\"channels_left\":0}]")
        .contains("\"bytes_after\":", "\"shrinks\":true", "\"longest_hold_ms\":");
    assertThat(run("prune", "--older-than", "1d", "--quiet").out()).isEmpty();
  }

  @Test
  void whatIsNotOldEnough_stays() {
    assertThat(run("prune", "--older-than", "36500d").out()).contains("0 calls");
    assertThat(run("channels", "my-app").out()).contains("2 calls");
  }

  @Test
  void app_thatIsNotThere_isNamed() {
    CommandRun run = run("prune", "--older-than", "1d", "--app-id", "who");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("There is no app who");
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", "0d", "-1d", "36501d", "1w", ""})
  void age_thatIsNone_isRefused(String age) {
    CommandRun run = run("prune", "--older-than", age);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Allowed: a number of days such as 90d");
  }

  @Test
  void horizon_isAMidnight() {
    assertThat(Horizon.before(THIRD, 1)).isEqualTo("2026-01-02T00:00:00Z");
  }

  @Test
  void retention_prunesOnce_andFailsQuietly() {
    JooqStorage storage = JooqStorage.open(url());
    try (storage) {
      new Retention(storage, Clock.fixed(THIRD, ZoneOffset.UTC), 1).run();
      assertThat(run("channels", "my-app").out()).doesNotContain("standup");
    }
    assertThat(folder.resolve("a.db").toFile().delete()).isTrue();
    new Retention(storage, Clock.systemUTC(), 1).run();
  }

  @Test
  void serve_keepsDays() throws IOException {
    Service.Options options =
        new Service.Options("127.0.0.1", 0, url(), 100, Guards.NONE, Set.of(), Horizon.MOST_DAYS);
    try (Service service = Service.start(options)) {
      assertThat(service.port()).isPositive();
    }
    CommandRun refused = run("serve", "--keep", "often", "--port", "0");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--keep is \"often\". Allowed: a whole number from 0 to 36500");
  }
}
