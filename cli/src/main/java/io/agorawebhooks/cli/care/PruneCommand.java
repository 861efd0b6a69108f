package io.agorawebhooks.cli.care;

import io.agorawebhooks.cli.Bar;
import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.cli.Database;
import io.agorawebhooks.cli.GrantOptions;
import io.agorawebhooks.cli.JsonLine;
import io.agorawebhooks.cli.Output;
import io.agorawebhooks.cli.Settings;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Pruned;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what is old. */
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    description = {
      "Removes calls, sessions and notices that are older than some days, and gives their room back.",
      "Minutes and days stay: what the removed sessions have in them is frozen. From then on the app"
          + " has a horizon, a midnight in UTC: older notices that still arrive are kept, set aside"
          + " as before_horizon, and rebuild and verify begin there. It never moves back.",
      "A call goes as a whole or stays as a whole: one that reaches behind the horizon, or in which"
          + " somebody is still there, stays, and with it what was going on in its channel at the"
          + " same time or since. Refused notices are not touched.",
      "A server may go on taking notices on the same database: it never waits longer than 50 ms. A"
          + " prune that is stopped leaves nothing wrong; the next one goes on.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:pruned, or with --dry-run said what would go",
      "1:the database cannot be used, an app is not in it, or a rebuild or another prune is running",
      "2:an option, a variable or the .env file is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  agora-webhooks prune --older-than 90d --dry-run",
      "  agora-webhooks prune --older-than 365d --app-id my-app",
      "  agora-webhooks prune --older-than 90d --json"
    })
public final class PruneCommand implements Callable<Integer> {
  @Mixin private Database database;
  @Mixin private Output output;

  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "DAYS",
      description = "How many days stay, today not counted, such as 90d: 1d to 36500d")
  private String olderThan;

  @Option(
      names = "--app-id",
      paramLabel = "APP",
      description = "Only of this app; may be given several times. Default: all apps")
  private List<String> apps = List.of();

  @Option(names = "--dry-run", description = "Change nothing, and say what would go")
  private boolean dryRun;

  @Override
  public Integer call() {
    Instant horizon = Horizon.before(Clock.systemUTC().instant(), days(olderThan));
    List<AppId> of = apps.stream().map(GrantOptions::app).toList();
    long began = System.nanoTime();
    Pruned pruned;
    try (JooqStorage storage = database.openExisting(Settings.ofProcess());
        Bar bar = output.bar()) {
      pruned = dryRun ? storage.prunable(of, horizon, bar) : storage.prune(of, horizon, bar);
    }
    tell(pruned, (System.nanoTime() - began) / 1e9);
    return ExitCode.OK;
  }

  private static int days(String text) {
    if (text.matches("[0-9]{1,5}d")) {
      int days = Integer.parseInt(text.substring(0, text.length() - 1));
      if (days >= 1 && days <= Horizon.MOST_DAYS) {
        return days;
      }
    }
    throw CommandFailure.badSetting(
        "--older-than is \"" + text + "\". Allowed: a number of days such as 90d, 1d to 36500d");
  }

  private void tell(Pruned pruned, double seconds) {
    output.print(
        () ->
            Stream.concat(pruned.apps().stream().map(this::text), Stream.of(text(pruned, seconds)))
                .collect(Collectors.joining("\n")),
        () -> json(pruned, seconds));
  }

  private String text(Pruned.App app) {
    String text =
        String.format(
            Locale.ROOT,
            "%s, before %s: %,d calls, %,d sessions and %,d notices %s",
            app.app(),
            Instant.ofEpochSecond(app.horizon()),
            app.calls(),
            app.sessions(),
            app.notices(),
            dryRun ? "would go." : "are gone.");
    return app.left() == 0
        ? text
        : text
            + String.format(
                Locale.ROOT,
                " %,d channels were busy and left as they are: run it again.",
                app.left());
  }

  private String text(Pruned pruned, double seconds) {
    if (dryRun) {
      return "Nothing was changed.";
    }
    String room =
        pruned.shrinks()
            ? ""
            : " It was made without auto_vacuum, so it keeps its length and uses the room again.";
    return String.format(
        Locale.ROOT,
        "The file has %,d bytes, before it had %,d.%s%nIt took %.1f s; other writers waited %,d ms"
            + " at most.",
        pruned.bytesAfter(),
        pruned.bytesBefore(),
        room,
        seconds,
        pruned.longestHold().toMillis());
  }

  private String json(Pruned pruned, double seconds) {
    return String.format(
        Locale.ROOT,
        "{\"dry_run\":%b,\"apps\":%s,\"bytes_before\":%d,\"bytes_after\":%d,\"shrinks\":%b,"
            + "\"longest_hold_ms\":%.1f,\"seconds\":%.3f}",
        dryRun,
        pruned.apps().stream().map(PruneCommand::json).collect(Collectors.joining(",", "[", "]")),
        pruned.bytesBefore(),
        pruned.bytesAfter(),
        pruned.shrinks(),
        pruned.longestHold().toNanos() / 1e6,
        seconds);
  }

  private static String json(Pruned.App app) {
    return String.format(
        Locale.ROOT,
        "{\"app_id\":%s,\"horizon\":%s,\"calls\":%d,\"sessions\":%d,\"notices\":%d,"
            + "\"channels_left\":%d}",
        JsonLine.quoted(app.app()),
        JsonLine.quoted(Instant.ofEpochSecond(app.horizon()).toString()),
        app.calls(),
        app.sessions(),
        app.notices(),
        app.left());
  }
}
