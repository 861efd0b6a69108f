package io.agorawebhooks.cli.care;

import io.agorawebhooks.cli.Bar;
import io.agorawebhooks.cli.CommandFailure;
import io.agorawebhooks.cli.Database;
import io.agorawebhooks.cli.DecodingRereader;
import io.agorawebhooks.cli.GrantOptions;
import io.agorawebhooks.cli.Output;
import io.agorawebhooks.cli.Settings;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Forgotten;
import io.agorawebhooks.storage.Person;
import java.io.Console;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a user out. */
@Command(
    name = "forget-user",
    mixinStandardHelpOptions = true,
    description = {
      "Puts an alias in the place of a user of an app, for good: in the raw notices, set aside or"
          + " not, in what was refused, in calls, sessions and days, and in what arrives later.",
      "With a uid go the accounts that were seen with it, with an account the uids that were. Others"
          + " that were seen with these stay and are named: if they are the same person, forget"
          + " them too. Calls, sessions, minutes and the number of users stay as they are.",
      "Who it was is kept nowhere, only a keyed hash by which the user is known when notices of them"
          + " arrive again. Signatures of the renamed notices do not fit any more. Names of channels"
          + " stay, and so do backups, logs and exports made before: delete or prune these yourself.",
      "A server may go on taking notices on the same database. It ends with a rebuild and takes as"
          + " long as one. One that is stopped is finished by the next; until then the user's"
          + " figures may be wrong, and rebuild and prune wait for it.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:forgotten, now or before, or with --dry-run said what would be",
      "1:the database cannot be used, the app is not in it, a rebuild, a prune or another"
          + " forget-user is running, or the answer was no",
      "2:an option, a variable or the .env file is wrong, or --yes is missing where nobody can be"
          + " asked"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  agora-webhooks forget-user my-app --uid 482913 --dry-run",
      "  agora-webhooks forget-user my-app --account maria.k --yes",
      "  agora-webhooks forget-user my-app --uid 482913 --yes --json"
    })
public final class ForgetUserCommand implements Callable<Integer> {
  private static final String YES = "yes";

  /** Exactly one of them. */
  private static final class Who {
    @Option(
        names = "--uid",
        required = true,
        paramLabel = "UID",
        description = "The user with this uid, 1 to 4294967295")
    private @Nullable String uid;

    @Option(
        names = "--account",
        required = true,
        paramLabel = "NAME",
        description = "The user with this account, in exactly these characters")
    private @Nullable String account;
  }

  @Mixin private Database database;
  @Mixin private Output output;

  @Parameters(paramLabel = "APP", description = "The app")
  private String app;

  @ArgGroup(multiplicity = "1")
  private Who who = new Who();

  @Option(names = "--dry-run", description = "Change nothing, and say what would be taken")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask whether it is meant")
  private boolean yes;

  @Override
  public Integer call() {
    AppId of = GrantOptions.app(app);
    Person person = person();
    if (!dryRun && !yes) {
      ask();
    }
    DecodingRereader rereader = new DecodingRereader();
    long began = System.nanoTime();
    Forgotten forgotten;
    try (JooqStorage storage = database.openExisting(Settings.ofProcess());
        Bar bar = output.bar()) {
      forgotten =
          dryRun
              ? storage.forgettable(of, person, rereader, bar)
              : storage.forget(of, person, rereader, bar);
    }
    tell(forgotten, (System.nanoTime() - began) / 1e9);
    return ExitCode.OK;
  }

  private Person person() {
    String account = who.account;
    if (account != null && account.isEmpty()) {
      throw CommandFailure.badSetting("--account is empty. Allowed: the account of a user");
    }
    return account == null
        ? new Person(uid(String.valueOf(who.uid)), null)
        : new Person(null, account);
  }

  private static long uid(String text) {
    if (text.matches("[0-9]{1,10}")) {
      long uid = Long.parseLong(text);
      if (uid >= 1 && uid <= 0xFFFF_FFFFL) {
        return uid;
      }
    }
    throw CommandFailure.badSetting(
        "--uid is \"" + text + "\". Allowed: a whole number from 1 to 4294967295");
  }

  @SuppressWarnings("SystemConsoleNull") // later Java runtimes have one always: it ends at once
  private void ask() {
    Console console = System.console();
    String answer =
        console == null
            ? null
            : console.readLine(
                "The user of %s is forgotten for good. Type %s to go on: ", app, YES);
    if (answer == null) {
      throw CommandFailure.badSetting(
          "It cannot be undone, and nobody can be asked here. Allowed: --yes to do it, --dry-run to"
              + " see what it would take");
    } else if (!answer.strip().toLowerCase(Locale.ROOT).equals(YES)) {
      throw CommandFailure.failed("Nothing was changed");
    }
  }

  private void tell(Forgotten forgotten, double seconds) {
    ForgottenText text = new ForgottenText(app, forgotten, dryRun, seconds);
    output.print(() -> String.join("\n", text.lines()), text::json);
  }
}
