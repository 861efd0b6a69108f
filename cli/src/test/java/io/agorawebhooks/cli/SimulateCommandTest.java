package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {
  @Test
  void check_someInFiles_everyLawHolds() {
    CommandRun run =
        CommandRun.of("simulate", "--check", "--seeds", "1..24", "--sqlite-every", "3");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).startsWith("Played 24 schedules in ").contains("Every law holds.");
  }

  @Test
  void check_json_isOneObject() {
    CommandRun run = CommandRun.of("simulate", "--check", "--seeds", "7", "--json");
    assertThat(run.out()).startsWith("{\"schedules\":1,\"notices\":").contains("\"failure\":null}");
  }

  @Test
  void withoutCheck_isUsage() {
    CommandRun run = CommandRun.of("simulate");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--check");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5..1", "a..b", "1..", "..1", "-1..1", "1...2", "9999999999999999"})
  void seeds_noRange_isUsage(String seeds) {
    CommandRun run = CommandRun.of("simulate", "--check", "--seeds", seeds);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no range of seeds such as 1..1000");
  }

  @Test
  void sqliteEvery_negative_isUsage() {
    CommandRun run = CommandRun.of("simulate", "--check", "--sqlite-every", "-1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--sqlite-every");
  }
}
