package io.agorawebhooks.cli;

import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.cli.imports.PythonComparison;
import io.agorawebhooks.cli.imports.PythonImport;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.PythonDatabase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
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

/** Takes over the raw events of a Python server, and says how its totals differ from ours. */
@Command(
    name = "import-python",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Takes over the raw events of the open-source Python server, and says how its totals differ from"
          + " ours.",
      "",
      "What it kept in webhook_events.raw_payload is stored as if it had come in when that server"
          + " received it. For each UTC day and channel it says how the totals differ and why. That"
          + " database is only read, a few rows at a time, so both servers may run meanwhile. What is"
          + " stored already is a duplicate and changes nothing.",
      "",
      "Only raw events are imported. Sessions of which that server kept no raw events are counted and"
          + " reported, and are in no total of ours: everything here follows from notices.",
      "",
      "Why totals differ:",
      "  local-time   counted on another day: its days are those of the clock on its wall, and a"
          + " session is all of the day on which it began",
      "  double       its sessions of a user overlap",
      "  only-theirs  in its sessions, while no event says so, or a leave was taken for another join's",
      "  open         its session has no end; ours ends with what is known",
      "  lost         it has no session then",
      "  parallel     a user was there twice at a time, which we count",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  agora-webhooks import-python agora_webhooks_python.db",
      "  agora-webhooks import-python --report-only --python-tz America/New_York --json python.db"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:imported and compared, whether anything differs or not",
      "1:one of the databases cannot be used",
      "2:an option, a variable or the .env file is wrong"
    })
final class ImportPythonCommand implements Callable<Integer> {
  private static final int QUEUE = 10_000;

  /** How many notices are written in one transaction: few, since a server may wait to write. */
  private static final int BATCH = 200;

  @Spec private CommandSpec spec;
  @Mixin private Database database;

  @Parameters(paramLabel = "FILE", description = "The SQLite file of the Python server")
  private Path file;

  @Option(
      names = "--python-tz",
      paramLabel = "ZONE",
      description =
          "The zone of the clock on the Python server's wall, such as Europe/Berlin. Default: the"
              + " offset from UTC that explains most of its joins, which does not know summer time")
  private @Nullable String zone;

  @Option(names = "--report-only", description = "Import nothing, and compare what is there")
  private boolean reportOnly;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Show the first N days and channels that differ; default ${DEFAULT-VALUE}")
  private int limit;

  @Option(names = "--json", description = "Print one JSON object")
  private boolean json;

  @Option(names = "--quiet", description = "Show no bar and nothing for people")
  private boolean quiet;

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit is a number that is not below 0");
    }
    ZoneId given = zone == null ? null : zone(zone);
    String url = database.url(Settings.ofProcess());
    try (PythonDatabase python = JooqStorage.openPython(file);
        Bar bar = new Bar(!quiet)) {
      PythonReport.Imported imported = null;
      if (!reportOnly) {
        try (Wiring wiring = Wiring.open(url, QUEUE, BATCH)) {
          PythonImport events = new PythonImport(wiring.sink(), Clock.systemUTC());
          events.run(python, bar);
          imported = PythonReport.Imported.of(events);
        }
      }
      compare(python, url, given, imported, bar);
    }
    return ExitCode.OK;
  }

  private void compare(
      PythonDatabase python,
      String url,
      @Nullable ZoneId given,
      PythonReport.@Nullable Imported imported,
      Bar bar) {
    ZoneId known = given == null ? PythonComparison.zoneOf(python) : given;
    List<PythonComparison.Difference> first = new ArrayList<>();
    long[] count = {0};
    try (JooqStorage storage = JooqStorage.openExisting(url)) {
      long now = Clock.systemUTC().instant().getEpochSecond();
      PythonComparison comparison = new PythonComparison(python, storage, known, now);
      comparison.run(
          bar,
          difference -> {
            if (count[0]++ < limit) {
              first.add(difference);
            }
          });
      bar.close();
      print(new PythonReport(imported, known, comparison, first, count[0]));
    }
  }

  private void print(PythonReport report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(report.json());
    } else if (!quiet) {
      out.print(report.text());
    }
    out.flush();
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new Setting("The option --python-tz", text)
          .bad("a zone such as UTC, Europe/Berlin or +02:00");
    }
  }
}
