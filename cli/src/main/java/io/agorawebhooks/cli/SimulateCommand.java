package io.agorawebhooks.cli;

import io.agorawebhooks.simulator.check.Failure;
import io.agorawebhooks.simulator.check.Report;
import io.agorawebhooks.simulator.check.SeedCheck;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays simulated schedules and checks that no order, duplicate or fault changes the answer. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Plays what Agora may send, in any order, twice, late, or never, against a storage of its own"
          + " that is made to fail and restarts, and checks every law of the tables.",
      "",
      "A seed plays the same every time. The check stops at a failing seed and prints the smallest"
          + " stream found that fails, as JSON that can be pasted into a case file.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every law holds for every seed",
      "1:a law is broken; the seed and the stream are on the output",
      "2:an option is wrong"
    })
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--check", description = "Check the laws; all that simulate does so far")
  private boolean check;

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      defaultValue = "1..1000",
      converter = SeedRange.Converter.class,
      description = "The seeds to play, default ${DEFAULT-VALUE}")
  private SeedRange seeds;

  @Option(
      names = "--sqlite-every",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "Play every Nth seed against an SQLite file and the others in memory, default"
              + " ${DEFAULT-VALUE}; 0 plays none against a file")
  private int sqliteEvery;

  @Option(names = "--json", description = "Print the summary as one JSON object")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (!check) {
      throw new ParameterException(
          spec.commandLine(), "simulate needs --check, which is all that it does so far");
    }
    if (sqliteEvery < 0) {
      throw new Settings.Setting("The option --sqlite-every", Integer.toString(sqliteEvery))
          .bad("a number from 0");
    }
    long started = System.nanoTime();
    Report report;
    try (Progress progress = Progress.of("simulate", seeds.size())) {
      report =
          new SeedCheck(seeds.first(), seeds.last(), new Openings(sqliteEvery), progress::step)
              .run(Runtime.getRuntime().availableProcessors());
    }
    print(new CheckSummary(report, Duration.ofNanos(System.nanoTime() - started)));
    Failure failure = report.failure();
    return failure == null ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void print(CheckSummary summary) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? summary.json() : summary.text());
    out.flush();
  }
}
