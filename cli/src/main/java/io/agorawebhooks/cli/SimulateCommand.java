package io.agorawebhooks.cli;

import io.agorawebhooks.simulator.Traffic;
import io.agorawebhooks.simulator.check.Failure;
import io.agorawebhooks.simulator.check.Report;
import io.agorawebhooks.simulator.check.SeedCheck;
import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes traffic up, or checks that no order, duplicate or fault changes the answer. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Makes traffic up, or checks the laws of the tables.",
      "",
      "With --to: makes up what a company's calls would send, and writes it to a log or posts it to a"
          + " server, at once or at its pace, for demos, load and tests.",
      "",
      "With --check: plays what Agora may send, in any order, twice, late, or never, against a storage"
          + " of its own that is made to fail and restarts, and checks every law of the tables. A seed"
          + " plays the same every time. The check stops at a failing seed and prints the smallest"
          + " stream found that fails, as JSON that can be pasted into a case file.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  agora-webhooks simulate --to traffic.ndjson.gz --minutes 1440 --loss 1 --seed 7",
      "  agora-webhooks simulate --to - --users 20 | agora-webhooks replay -",
      "  agora-webhooks simulate --to http://localhost:8000 --speed 600 --minutes 10 --disorder 5",
      "  agora-webhooks simulate --check --seeds 1..100"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was sent, or every law holds for every seed",
      "1:it cannot be sent, or a law is broken; the seed and the stream are on the output",
      "2:an option is wrong"
    })
final class SimulateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--to",
      paramLabel = "FILE|URL|-",
      description =
          "Write a log, which replay reads: a file that is not there yet, packed if it ends in .gz, or"
              + " the output. Or post to a server, each notice to URL/APP/webhooks")
  private @Nullable String target;

  @Mixin private TrafficOptions traffic;
  @Mixin private SecretSources secrets;

  @Option(names = "--check", description = "Check the laws")
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

  @Option(names = "--quiet", description = "Show no bar and no summary for people")
  private boolean quiet;

  @Override
  public Integer call() throws InterruptedException {
    if (check == (target != null)) {
      throw new ParameterException(
          spec.commandLine(), "simulate needs --to FILE, --to URL, --to - or --check");
    }
    return target == null ? check() : send(target);
  }

  private int check() throws InterruptedException {
    if (sqliteEvery < 0) {
      throw new Settings.Setting("The option --sqlite-every", Integer.toString(sqliteEvery))
          .bad("a number from 0");
    }
    long started = System.nanoTime();
    Report report;
    try (Progress progress = Progress.of("simulate", seeds.size(), quiet)) {
      report =
          new SeedCheck(seeds.first(), seeds.last(), new Openings(sqliteEvery), progress::step)
              .run(Runtime.getRuntime().availableProcessors());
    }
    print(new CheckSummary(report, Duration.ofNanos(System.nanoTime() - started)));
    Failure failure = report.failure();
    return failure == null ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int send(String to) throws InterruptedException {
    long started = System.nanoTime();
    Instant now = Instant.now();
    Traffic made = traffic.traffic(now);
    try (Target opened = Target.open(to, secrets)) {
      Play play = new Play(made, opened.sink());
      try (Progress progress = Progress.of("simulate", -1, quiet)) {
        play.run(traffic.first(now), traffic.speed(), progress::step);
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      tell(to, made.calls(), play.notices(), seconds);
      return ExitCode.OK;
    } catch (StorageException | IOException e) {
      throw CommandFailure.failed(String.valueOf(e.getMessage()));
    }
  }

  /** Where the log is on the output, the summary must not be. */
  private void tell(String to, long calls, long notices, double seconds) {
    PrintWriter out = to.equals("-") ? spec.commandLine().getErr() : spec.commandLine().getOut();
    if (json) {
      out.println(
          String.format(
              Locale.ROOT,
              "{\"calls\":%d,\"notices\":%d,\"seconds\":%.3f}",
              calls,
              notices,
              seconds));
    } else if (!quiet) {
      out.printf("Sent %,d notices of %,d calls in %.1f s%n", notices, calls, seconds);
    }
    out.flush();
  }

  private void print(CheckSummary summary) {
    PrintWriter out = spec.commandLine().getOut();
    if (json || !quiet || summary.report().failure() != null) {
      out.println(json ? summary.json() : summary.text());
    }
    out.flush();
  }
}
