package io.agorawebhooks.benchmarks.intake;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A fixed rate. */
@Command(
    name = "rate",
    mixinStandardHelpOptions = true,
    description =
        "Sends so many notices a second, each when it is due, whether those before it were answered"
            + " or not; what is late counts from when it was due.")
final class RateCommand implements Callable<Integer> {
  @Mixin private Bench bench;

  @Parameters(paramLabel = "NOTICES", defaultValue = "2000", description = "Default: 2000")
  private int rate;

  @Parameters(paramLabel = "SECONDS", defaultValue = "60", description = "Default: 60")
  private int seconds;

  @Option(
      names = "--connections",
      defaultValue = "256",
      description = "How many notices may be on their way; default: ${DEFAULT-VALUE}")
  private int connections;

  @Override
  public Integer call() throws Exception {
    String title =
        "%d notices a second over %d connections, %d s".formatted(rate, connections, seconds);
    bench.run(
        "intake-rate-" + rate,
        database -> new Comparison(title, bench, seconds, null, this::drive).run(database));
    return ExitCode.OK;
  }

  private Figures drive(int port, Duration time) throws IOException {
    try (Load load = new Load(port, connections, Comparison.requests(null))) {
      Tally tally = new Tally();
      load.run(rate, time, tally);
      return tally.figures();
    }
  }
}
