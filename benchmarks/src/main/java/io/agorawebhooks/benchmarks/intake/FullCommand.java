package io.agorawebhooks.benchmarks.intake;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** As fast as it goes. */
@Command(
    name = "full",
    mixinStandardHelpOptions = true,
    description = "Sends by wrk wherever an answer has come.")
final class FullCommand implements Callable<Integer> {
  @Mixin private Bench bench;

  @Parameters(paramLabel = "CONNECTIONS", defaultValue = "64", description = "Default: 64")
  private int connections;

  @Parameters(paramLabel = "SECONDS", defaultValue = "20", description = "Default: 20")
  private int seconds;

  @Override
  public Integer call() throws Exception {
    Wrk.check();
    String title = "wrk, %d connections, %d s".formatted(connections, seconds);
    bench.run(
        "intake-full-" + connections,
        database ->
            new Comparison(
                    title, bench, seconds, null, (port, time) -> Wrk.load(port, connections, time))
                .run(database));
    return ExitCode.OK;
  }
}
