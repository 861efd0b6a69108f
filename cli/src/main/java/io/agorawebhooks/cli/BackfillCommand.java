package io.agorawebhooks.cli;

import io.agorawebhooks.cli.replay.Checkpoint;
import io.agorawebhooks.cli.replay.FillSink;
import io.agorawebhooks.cli.replay.LineParser;
import io.agorawebhooks.cli.replay.LogSink;
import io.agorawebhooks.cli.replay.Replay;
import io.agorawebhooks.cli.replay.Sink;
import io.agorawebhooks.cli.replay.Source;
import io.agorawebhooks.cli.replay.Sources;
import io.agorawebhooks.cli.replay.Window;
import io.agorawebhooks.json.LogFields;
import io.agorawebhooks.persistence.JooqStorage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fills what is missing of sessions from notices. */
@Command(
    name = "backfill-sids",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Fills the SIDs, accounts and client types of sessions where they are missing.",
      "",
      "First from the notices that are stored, should an older version have left something out of them:"
          + " then everything is rebuilt. Then from logs, which are read as replay reads them: of these"
          + " only notices are stored that say more of an event that is stored already; no session"
          + " comes or goes by them. It says how many were filled. All of it follows from stored"
          + " notices afterwards, so a rebuild keeps it, and a second run fills nothing.",
      "",
      "With logs it needs room for a copy of the database among the temporary files. A server may run"
          + " meanwhile.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  agora-webhooks backfill-sids",
      "  agora-webhooks backfill-sids --dry-run --app-id my-app logs/full.ndjson"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:filled, or with --dry-run said what would be",
      "1:a file could not be read, or the database cannot be used",
      "2:an option, a variable or the .env file is wrong"
    })
final class BackfillCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Database database;
  @Mixin private Output output;
  @Mixin private LogOptions options;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Logs, folders of them, or - for standard input; none: stored notices only")
  private @Nullable List<String> files;

  @Option(names = "--dry-run", description = "Change nothing, and say what would be filled")
  private boolean dryRun;

  private boolean isComplete = true;

  @Override
  public Integer call() throws InterruptedException {
    LineParser parser = options.parser(Clock.systemUTC());
    Settings settings = Settings.ofProcess();
    Sources sources = new Sources();
    if (files != null) {
      files.forEach(sources::add);
      if (sources.found().isEmpty()) {
        throw CommandFailure.failed(String.join(". ", sources.problems()));
      }
    }
    Filled stored = fillFromStored(settings);
    Filled logs = new Filled();
    long notices = 0;
    if (files != null) {
      try (Trial trial = Trial.of(database.url(settings))) {
        Path taken = trial.file("taken.ndjson");
        notices = choose(trial, parser, sources, taken);
        logs = compared(trial, dryRun ? stored : new Filled());
        if (!dryRun) {
          store(taken, settings);
        }
      } catch (IOException e) {
        throw CommandFailure.failed("The temporary files cannot be used: " + e.getMessage());
      }
    }
    print(stored, logs, notices);
    return isComplete ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private Filled fillFromStored(Settings settings) {
    Filled filled = new Filled();
    try (JooqStorage storage = database.openExisting(settings);
        Bar bar = output.bar()) {
      storage.verify(new DecodingRereader(), bar, filled::add);
      if (!filled.isNothing() && !dryRun) {
        storage.rebuild(new DecodingRereader(), bar);
      }
    }
    return filled;
  }

  /** Writes the notices that fill something into a log of their own; how many there are. */
  private long choose(Trial trial, LineParser parser, Sources sources, Path taken)
      throws InterruptedException, IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(taken))) {
      FillSink sink = trial.fillSink(new LogSink(out));
      run(parser, sink, sources);
      return sink.taken();
    }
  }

  private Filled compared(Trial trial, Filled before) {
    Filled filled = new Filled();
    try (Bar bar = output.bar()) {
      trial.verify(bar, filled::add);
    }
    return filled.minus(before);
  }

  private void store(Path taken, Settings settings) throws InterruptedException, IOException {
    Sources sources = new Sources();
    sources.add(taken.toString());
    LineParser parser = new LineParser(LogFields.USUAL, null, Window.ALL, Clock.systemUTC());
    try (Wiring wiring = Wiring.forCommand(database.url(settings))) {
      run(parser, wiring.sink(), sources);
    }
  }

  private void run(LineParser parser, Sink sink, Sources sources)
      throws InterruptedException, IOException {
    long bytes = sources.found().stream().mapToLong(Source::bytes).sum();
    PrintWriter err = spec.commandLine().getErr();
    try (Console console = Console.of(err, "backfill", bytes, output.isQuiet() || output.isJson());
        Replay replay = new Replay(parser, sink, Checkpoint.none(), console)) {
      sources.problems().forEach(console::say);
      isComplete &= sources.problems().isEmpty();
      for (Source source : sources.found()) {
        isComplete &= ReplayCommand.read(replay, source, console);
      }
      replay.finish();
    }
  }

  private void print(Filled stored, Filled logs, long notices) {
    output.print(
        () -> text(stored, logs, notices),
        () ->
            "{\"dry_run\":%b,\"from_stored\":%s,\"from_logs\":%s,\"notices\":%d}"
                .formatted(dryRun, stored.json(), logs.json(), notices));
  }

  private String text(Filled stored, Filled logs, long notices) {
    String verb = dryRun ? "Would fill" : "Filled";
    String first = "%s from stored notices: %s".formatted(verb, stored.text());
    return files == null
        ? first
        : first + "%n%s from logs: %s, by %,d notices".formatted(verb, logs.text(), notices);
  }
}
