package io.agorawebhooks.benchmarks.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** As fast as it goes, each notice signed. */
@Command(
    name = "signed",
    mixinStandardHelpOptions = true,
    description = {
      "Sends signed notices wherever an answer has come, to a server that wants them signed.",
      "What the baseline takes says how much this load could send."
    })
final class SignedCommand implements Callable<Integer> {
  private static final String SECRET = "secret-of-the-benchmark";

  @Mixin private Bench bench;

  @Option(names = "--unsigned", description = "The same load without signatures and secret")
  private boolean unsigned;

  @Parameters(paramLabel = "CONNECTIONS", defaultValue = "64", description = "Default: 64")
  private int connections;

  @Parameters(paramLabel = "SECONDS", defaultValue = "20", description = "Default: 20")
  private int seconds;

  @Override
  public Integer call() throws Exception {
    String name = unsigned ? "unsigned" : "signed";
    String title = "%s, %d connections, %d s".formatted(name, connections, seconds);
    bench.run(
        "intake-" + name + "-" + connections,
        database ->
            new Comparison(title, bench, seconds, unsigned ? null : SECRET, this::drive)
                .run(database));
    return ExitCode.OK;
  }

  private Figures drive(int port, Duration time) throws IOException {
    try (Load load = new Load(port, connections, Comparison.requests(unsigned ? null : SECRET))) {
      Tally tally = new Tally();
      load.run(Load.UNLIMITED, time, tally);
      return tally.figures();
    }
  }
}
