package io.agorawebhooks.cli;

import io.agorawebhooks.cli.replay.Checkpoint;
import io.agorawebhooks.cli.replay.LineParser;
import io.agorawebhooks.cli.replay.PostSink;
import io.agorawebhooks.cli.replay.Replay;
import io.agorawebhooks.cli.replay.Sink;
import io.agorawebhooks.cli.replay.Source;
import io.agorawebhooks.cli.replay.Sources;
import io.agorawebhooks.cli.replay.Summary;
import io.agorawebhooks.storage.Findings;
import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Feeds logs of notices to the same intake that the server has. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Stores the notices of logs as if they came in now.",
      "",
      "What is stored already is a duplicate and changes nothing, so a replay can be run again, in any"
          + " order, beside a server.",
      "",
      "A line is a notice as Agora sent it (give --app-id); or a JSON object around one, such as"
          + " {\"app_id\", \"received_at\", \"body\"}, a line of an access log of nginx or Caddy that"
          + " has bodies, or a row of an export; or text with a notice behind a mark, as the Python"
          + " server writes it. Lines about something else are passed over. A bad line is shown,"
          + " kept as rejected if its app is known, and the rest goes on.",
      "",
      "Logs may be packed by gzip or zstd, and rotated ones are read oldest first (app.log.2.gz,"
          + " app.log.1, app.log).",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  agora-webhooks replay --app-id my-app notices.ndjson",
      "  agora-webhooks replay --dry-run logs/nginx.log*",
      "  zcat -f logs/*.gz | agora-webhooks replay --app-field project --body-field event.raw -",
      "  agora-webhooks replay --to http://localhost:8000 --rate 500 --checkpoint done.txt logs/"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all lines were dealt with, bad ones included",
      "1:a file could not be read, or the database or server cannot be used",
      "2:an option, a variable or the .env file is wrong"
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Database database;
  @Mixin private Output output;
  @Mixin private LogOptions options;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Logs, folders of them (*.ndjson *.jsonl *.json *.log, rotated and packed ones), or - for"
              + " standard input")
  private List<String> files;

  @Option(
      names = "--dry-run",
      description = {
        "Change nothing, and show which calls and sessions would be added (+), removed (-) and"
            + " changed (~). Needs room for a copy of the database among the temporary files"
      })
  private boolean dryRun;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "With --dry-run, show the first N of each kind; default ${DEFAULT-VALUE}")
  private int limit;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description =
          "Post the notices to a server, each to URL/APP/webhooks, instead of storing them; they"
              + " arrive there now")
  private @Nullable String server;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "With --to, at most N notices a second; default: as fast as it goes")
  private double rate;

  @Mixin private SecretSources secrets;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Remember in FILE how far the logs are dealt with, and go on from there if it is there"
              + " already. A killed replay that is run again ends as one that was not; what it did"
              + " in its last second is met again as duplicates")
  private @Nullable Path checkpoint;

  @Override
  public Integer call() throws InterruptedException {
    check();
    LineParser parser = options.parser(Clock.systemUTC());
    Settings settings = Settings.ofProcess();
    if (server != null) {
      return post(Target.server("--to", server), parser);
    }
    String url = database.url(settings);
    Sources sources = sources();
    if (dryRun) {
      return dryRun(url, parser, sources);
    }
    Checkpoint done = checkpoint("the database " + Database.shown(url));
    if (!done.isEmpty() && !Files.exists(Path.of(Database.shown(url)))) {
      throw CommandFailure.failed(
          "The checkpoint says that notices are stored, but the database is gone; remove "
              + checkpoint);
    }
    try (Wiring wiring = Wiring.forCommand(url)) {
      Run run = run(parser, wiring.sink(), done, sources);
      print(run.summary().text(), run.summary().members());
      return run.exitCode();
    }
  }

  private void check() {
    if (dryRun && (server != null || checkpoint != null)) {
      throw new ParameterException(
          spec.commandLine(), "--dry-run goes with a database, without --to and --checkpoint");
    }
    if (server == null && rate != 0) {
      throw new ParameterException(spec.commandLine(), "--rate goes with --to");
    }
    if (rate < 0 || limit < 0) {
      throw new ParameterException(
          spec.commandLine(), "--rate and --limit are numbers that are not below 0");
    }
  }

  private Sources sources() {
    Sources sources = new Sources();
    files.forEach(sources::add);
    if (sources.found().isEmpty()) {
      throw CommandFailure.failed(String.join(". ", sources.problems()));
    }
    return sources;
  }

  private Checkpoint checkpoint(String target) {
    try {
      return checkpoint == null ? Checkpoint.none() : Checkpoint.of(checkpoint, target);
    } catch (IOException e) {
      throw CommandFailure.failed(
          "The checkpoint " + checkpoint + " cannot be used: " + e.getMessage());
    }
  }

  private int post(URI to, LineParser parser) throws InterruptedException {
    PostSink sink = new PostSink(to, Target.signatures(secrets), rate);
    Run run;
    try {
      run = run(parser, sink, checkpoint("the server " + to), sources());
    } catch (StorageException e) {
      throw CommandFailure.failed(String.valueOf(e.getMessage()));
    }
    print(
        run.summary().posted(sink.accepted(), sink.refused()),
        run.summary().postedMembers(sink.accepted(), sink.refused()));
    return run.exitCode();
  }

  private int dryRun(String url, LineParser parser, Sources sources) throws InterruptedException {
    try (Trial trial = Trial.of(url);
        Bar bar = output.bar()) {
      Run run = run(parser, trial.sink(), Checkpoint.none(), sources);
      Findings findings = trial.compare(limit, bar);
      bar.close();
      output.print(
          () -> run.summary().text() + "\n" + Trial.text(findings),
          () -> "{" + run.summary().members() + "," + JsonLine.of(findings) + "}");
      return run.exitCode();
    }
  }

  /**
   * What a replay did.
   *
   * @param isComplete whether all logs were read to their end
   */
  private record Run(Summary summary, boolean isComplete) {
    int exitCode() {
      return isComplete ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private Run run(LineParser parser, Sink sink, Checkpoint done, Sources sources)
      throws InterruptedException {
    long started = System.nanoTime();
    List<Source> found = sources.found();
    long bytes = found.stream().mapToLong(Source::bytes).sum();
    boolean complete = sources.problems().isEmpty();
    PrintWriter err = spec.commandLine().getErr();
    try (Console console = Console.of(err, "replay", bytes, output.isQuiet());
        Replay replay = new Replay(parser, sink, done, console)) {
      sources.problems().forEach(console::say);
      for (Source source : found) {
        complete &= read(replay, source, console);
      }
      finish(replay);
      Duration time = Duration.ofNanos(System.nanoTime() - started);
      return new Run(new Summary(replay.lines(), replay.counts(), time), complete);
    }
  }

  private static void finish(Replay replay) throws InterruptedException {
    try {
      replay.finish();
    } catch (IOException e) {
      throw CommandFailure.failed("The checkpoint cannot be written: " + e.getMessage());
    }
  }

  /** Whether a log was read to its end; if not, that is said. */
  static boolean read(Replay replay, Source source, Console console) throws InterruptedException {
    try {
      replay.read(source);
      return true;
    } catch (IOException e) {
      console.say(source.name() + " cannot be read to its end: " + e.getMessage());
      return false;
    }
  }

  private void print(String text, String members) {
    output.print(() -> text, () -> "{" + members + "}");
  }
}
