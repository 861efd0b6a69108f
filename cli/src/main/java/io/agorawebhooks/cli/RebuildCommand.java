package io.agorawebhooks.cli;

import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Findings;
import io.agorawebhooks.storage.Rebuilt;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes everything anew that follows from the raw notices. */
@Command(
    name = "rebuild",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Computes calls, sessions, minutes and days anew from the raw notices and puts them in place"
          + " at once in the end.",
      "A server may go on taking notices on the same database: it never waits longer than 50 ms,"
          + " and what it takes meanwhile is brought in. A rebuild that is stopped has changed"
          + " nothing; the next one removes what it left.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:rebuilt, or with --dry-run shown what would change",
      "1:the database cannot be used, or another rebuild or a prune is running; nothing has changed",
      "2:an option, a variable or the .env file is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  agora-webhooks rebuild --dry-run", "  agora-webhooks rebuild"})
final class RebuildCommand implements Callable<Integer> {
  private static final int KEPT = 1000;
  private static final Set<String> SHOWN = Set.of("calls", "channel_sessions");

  @Spec private CommandSpec spec;
  @Mixin private Comparing comparing;

  @Option(
      names = "--dry-run",
      description =
          "Change nothing, and show which calls and sessions would be added (+), removed (-) and"
              + " changed (~)")
  private boolean dryRun;

  @Override
  public Integer call() {
    try (JooqStorage storage = comparing.open();
        Bar bar = comparing.bar()) {
      if (dryRun) {
        compare(storage, bar);
      } else {
        rebuild(storage, bar);
      }
    }
    return ExitCode.OK;
  }

  private void compare(JooqStorage storage, Bar bar) {
    Findings findings = comparing.findings(KEPT);
    findings.read(
        storage.verify(new DecodingRereader(), bar, difference -> add(findings, difference)));
    bar.close();
    PrintWriter out = spec.commandLine().getOut();
    if (comparing.isJson()) {
      out.printf("{\"notices\":%d,%s}%n", findings.notices(), JsonLine.of(findings));
    } else if (!comparing.isQuiet() || !findings.isClean()) {
      FindingsText.print(findings, out);
      out.println(
          findings.isClean()
              ? "A rebuild would change no call and no session."
              : "To change them, run agora-webhooks rebuild.");
    }
    out.flush();
  }

  private static void add(Findings findings, Difference difference) {
    if (SHOWN.contains(difference.table())) {
      findings.add(difference);
    }
  }

  private void rebuild(JooqStorage storage, Bar bar) {
    long started = System.nanoTime();
    Rebuilt rebuilt = storage.rebuild(new DecodingRereader(), bar);
    bar.close();
    double seconds = (System.nanoTime() - started) / 1e9;
    PrintWriter out = spec.commandLine().getOut();
    if (comparing.isJson()) {
      out.println(json(rebuilt, seconds));
    } else if (!comparing.isQuiet()) {
      out.println(text(rebuilt, seconds));
    }
    out.flush();
  }

  private static String text(Rebuilt rebuilt, double seconds) {
    String text =
        "Rebuilt %,d calls and %,d sessions from %,d notices in %.1f s (%,.0f notices/s)."
            .formatted(
                rebuilt.calls(),
                rebuilt.sessions(),
                rebuilt.notices(),
                seconds,
                rebuilt.notices() / seconds);
    String more =
        "%n%,d notices came in meanwhile; other writers waited %,d ms at most."
            .formatted(rebuilt.arrived(), rebuilt.longestHold().toMillis());
    return text + more + unreadable(rebuilt.unreadable());
  }

  private static String unreadable(long count) {
    return count == 0
        ? ""
        : "%n%,d stored notices are no notices any more; agora-webhooks verify names them."
            .formatted(count);
  }

  private static String json(Rebuilt rebuilt, double seconds) {
    return String.format(
        Locale.ROOT,
        "{\"notices\":%d,\"unreadable\":%d,\"readmitted\":%d,\"arrived\":%d,\"calls\":%d,"
            + "\"sessions\":%d,\"longest_hold_ms\":%.1f,\"seconds\":%.3f}",
        rebuilt.notices(),
        rebuilt.unreadable(),
        rebuilt.readmitted(),
        rebuilt.arrived(),
        rebuilt.calls(),
        rebuilt.sessions(),
        rebuilt.longestHold().toNanos() / 1e6,
        seconds);
  }
}
