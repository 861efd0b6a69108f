package io.agorawebhooks.cli;

import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
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

/** Feeds logs of notices to the same intake that the server has. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Stores the notices of logs as if they came in now.",
      "",
      "A line is a notice as Agora sent it (give --app-id), or an object {\"app_id\", \"received_at\","
          + " \"body\"}. Plain text or gzip. A bad line is shown, kept as rejected if its app is"
          + " known, and the rest goes on. What is stored already is a duplicate and changes"
          + " nothing, so a replay can be run again.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all lines were dealt with, bad ones included",
      "1:a file could not be read, or the database cannot be used",
      "2:an option, a variable or the .env file is wrong"
    })
final class ReplayCommand implements Callable<Integer> {
  private static final int QUEUE = 10_000;

  /** How many notices are written in one transaction: few, since a server may wait to write. */
  private static final int BATCH = 200;

  @Spec private CommandSpec spec;
  @Mixin private Database database;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Logs, folders of them (*.ndjson *.jsonl *.json *.log *.gz), or - for standard input")
  private List<String> files;

  @Option(
      names = "--app-id",
      paramLabel = "ID",
      description = "The app of lines that do not name theirs: 1 to 64 of A-Z a-z 0-9 _ and -")
  private @Nullable String appId;

  @Option(names = "--json", description = "Print the summary as one JSON object")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    AppId app = app();
    String url = database.url(Settings.ofProcess());
    Sources sources = new Sources();
    files.forEach(sources::add);
    if (sources.found().isEmpty()) {
      throw CommandFailure.failed(String.join(". ", sources.problems()));
    }
    try (Wiring wiring = Wiring.open(url, QUEUE, BATCH)) {
      return replay(wiring, sources, app);
    }
  }

  private @Nullable AppId app() {
    if (appId == null) {
      return null;
    } else if (!AppId.isValid(appId)) {
      throw new Settings.Setting("The option --app-id", appId)
          .bad("1 to 64 of the characters A-Z a-z 0-9 _ and -");
    }
    return new AppId(appId);
  }

  private int replay(Wiring wiring, Sources sources, @Nullable AppId app)
      throws InterruptedException {
    long started = System.nanoTime();
    long bytes = sources.found().stream().mapToLong(Source::bytes).sum();
    boolean complete = sources.problems().isEmpty();
    Replay replay;
    try (Console console = Console.of(spec.commandLine().getErr(), bytes)) {
      sources.problems().forEach(console::say);
      replay = wiring.replay(console);
      for (Source source : sources.found()) {
        complete &= read(replay, source, app, console);
      }
      wiring.drain();
    }
    replay.check();
    print(replay, Duration.ofNanos(System.nanoTime() - started));
    return complete ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static boolean read(Replay replay, Source source, @Nullable AppId app, Console console)
      throws InterruptedException {
    try {
      replay.read(source, app);
      return true;
    } catch (IOException e) {
      console.say(source.name() + " cannot be read to its end: " + e.getMessage());
      return false;
    }
  }

  private void print(Replay replay, Duration time) {
    Summary summary = new Summary(replay.lines(), replay.counts(), replay.unreadable(), time);
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? summary.json() : summary.text());
    out.flush();
  }
}
