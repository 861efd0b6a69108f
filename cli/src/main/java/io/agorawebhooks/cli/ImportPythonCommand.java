package io.agorawebhooks.cli;

import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.cli.imports.PythonComparison;
import io.agorawebhooks.cli.imports.PythonImport;
import io.agorawebhooks.cli.imports.StayImport;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.ImportedStays;
import io.agorawebhooks.storage.PythonDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      "Sessions of which that server kept no raw events are imported as well, if they have an end and"
          + " nothing else tells of that user in that channel at the time. For each a leave notice is"
          + " made up, which names its source python-session in its id and body; its join counts as"
          + " inferred. If notices of Agora that overlap such a session are stored later, the made-up"
          + " notice is set aside as superseded, and all is rebuilt: by a server once a day, and when"
          + " this command is run again.",
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
  @Spec private CommandSpec spec;
  @Mixin private Database database;
  @Mixin private Output output;

  @Parameters(paramLabel = "FILE", description = "The SQLite file of the Python server")
  private Path file;

  @Option(
      names = "--python-tz",
      paramLabel = "ZONE",
      description =
          "The zone of the clock on the Python server's wall, such as Europe/Berlin. Default: the"
              + " offset from UTC that explains most of its joins, which does not know summer time."
              + " Without any raw events there is none, and no sessions are imported")
  private @Nullable String zone;

  @Option(names = "--report-only", description = "Import nothing, and compare what is there")
  private boolean reportOnly;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Show the first N days and channels that differ; default ${DEFAULT-VALUE}")
  private int limit;

  @Override
  public Integer call() throws InterruptedException {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit is a number that is not below 0");
    }
    ZoneId given = zone == null ? null : zone(zone);
    String url = database.url(Settings.ofProcess());
    try (PythonDatabase python = JooqStorage.openPython(file);
        Bar bar = output.bar()) {
      Optional<ZoneId> known = Optional.ofNullable(given).or(() -> PythonComparison.zoneOf(python));
      PythonReport.Imported imported = reportOnly ? null : imported(python, url, known, bar);
      compare(python, url, known.orElse(ZoneOffset.UTC), imported, bar);
    }
    return ExitCode.OK;
  }

  private static PythonReport.Imported imported(
      PythonDatabase python, String url, Optional<ZoneId> known, Bar bar)
      throws InterruptedException {
    PythonImport events;
    try (Wiring wiring = Wiring.forCommand(url)) {
      events = new PythonImport(wiring.sink(), Clock.systemUTC());
      events.run(python, bar);
    }
    return PythonReport.Imported.of(
        events, known.isEmpty() ? null : sessions(python, url, known.get(), bar));
  }

  private static StayImport.Outcome sessions(
      PythonDatabase python, String url, ZoneId known, Bar bar) throws InterruptedException {
    DecodingRereader rereader = new DecodingRereader();
    try (JooqStorage storage = JooqStorage.openExisting(url);
        ImportedStays stored = storage.importedStays(rereader)) {
      StayImport sessions = new StayImport(python, stored, known);
      boolean isOld;
      try (Wiring wiring = Wiring.forCommand(url)) {
        isOld = sessions.run(wiring.sink(), bar);
      }
      if (isOld) {
        storage.rebuild(rereader, bar);
      }
      return sessions.outcome();
    }
  }

  private void compare(
      PythonDatabase python,
      String url,
      ZoneId known,
      PythonReport.@Nullable Imported imported,
      Bar bar) {
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
      PythonReport report = new PythonReport(imported, known, comparison, first, count[0]);
      output.print(() -> report.text().stripTrailing(), report::json);
    }
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
