package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code simulate --to}. */
class SimulateTrafficTest {
  private static final String START = "2026-01-07T12:00:00Z";

  @TempDir private Path folder;

  @Test
  void log_isReplayedAndProven() throws IOException {
    Path log = folder.resolve("traffic.ndjson.gz");
    CommandRun run = simulate(log.toString(), "--start", START, "--minutes", "30", "--loss", "5");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Sent ").contains(" notices of ").contains(" calls in ");

    String url = "sqlite:///" + folder.resolve("a.db");
    CommandRun replay = CommandRun.of("replay", "--json", "--db", url, log.toString());
    assertThat(replay.out()).contains("\"rejected\":0,\"unreadable\":0,\"other\":0,");
    assertThat(replay.out()).doesNotContain("\"duplicates\":0,");
    assertThat(CommandRun.of("verify", "--json", "--db", url).out()).startsWith("{\"ok\":true,");
    CommandRun again = simulate(log.toString());
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("is there already; remove it, or name another one");
  }

  @Test
  void seedAndStart_decideEverything() throws IOException {
    String[] same = {"--start", START, "--minutes", "20", "--disorder", "30"};
    simulate(folder.resolve("a").toString(), same);
    simulate(folder.resolve("b").toString(), same);
    assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
    Stream<String> seed = Stream.concat(Stream.of(same), Stream.of("--seed", "2"));
    simulate(folder.resolve("c").toString(), seed.toArray(String[]::new));
    assertThat(Files.mismatch(folder.resolve("a"), folder.resolve("c"))).isNotNegative();
  }

  @Test
  void server_getsItAtItsPace() throws Exception {
    String url = "sqlite:///" + folder.resolve("server.db");
    try (Service service = Service.start(new Service.Options("127.0.0.1", 0, url, 1000))) {
      String server = "http://127.0.0.1:" + service.port();
      CommandRun run =
          simulate(server, "--minutes", "5", "--speed", "6000", "--app-id", "x", "--json");
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).startsWith("{\"calls\":").contains("\"notices\":");
      assertThat(new Api(service.port()).channels(new AppId("x"))).isNotEmpty();
    }
  }

  @Test
  void wrongUse_saysWhatIsAllowed() {
    assertThat(CommandRun.of("simulate", "--check", "--to", "x").err())
        .contains("simulate needs --to FILE, --to URL, --to - or --check");
    assertThat(simulate("x", "--loss", "101").err())
        .contains("The option --loss is \"101\". Allowed: a number from 0 to 100");
    assertThat(simulate("x", "--users", "0").err()).contains("a number from 1 to 800000");
    assertThat(simulate("x", "--calls-per-minute", "NaN").err()).contains("a number from 0.001");
    assertThat(simulate("x", "--start", "now").err()).contains("2026-01-31T14:05:00Z");
    assertThat(simulate("x", "--app-id", "a b").exitCode()).isEqualTo(2);
    assertThat(simulate("ftp://h/").err()).contains("http://HOST[:PORT]");
    assertThat(simulate("http://h/app/webhooks").err()).contains("without /APP/webhooks");
    assertThat(simulate(folder.resolve("no/log").toString()).err()).contains("cannot be written");
    assertThat(Path.of("x")).doesNotExist();
  }

  @Test
  void quiet_saysNothing() {
    CommandRun run = simulate(folder.resolve("q").toString(), "--minutes", "1", "--quiet");
    assertThat(run).isEqualTo(new CommandRun(0, "", ""));
  }

  private static CommandRun simulate(String to, String... args) {
    return CommandRun.of(
        Stream.concat(Stream.of("simulate", "--to", to), Stream.of(args)).toArray(String[]::new));
  }
}
