package io.agorawebhooks.cli;

import io.agorawebhooks.notice.AppId;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Names apps. */
@Command(
    name = "app",
    mixinStandardHelpOptions = true,
    description = "Names apps; with serve --apps known a name lets an app send.",
    subcommands = {AppCommand.Name.class, AppCommand.Listing.class},
    synopsisSubcommandLabel = "(name | list)")
final class AppCommand implements Callable<Integer> {
  private static final int LONGEST = 100;

  @Override
  public Integer call() {
    throw CommandFailure.badSetting("Which? agora-webhooks app name or list");
  }

  /** Names one. */
  @Command(name = "name", mixinStandardHelpOptions = true, description = "Names an app.")
  static final class Name extends AccessCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "APP", description = "Its App ID")
    private String app;

    @Parameters(
        index = "1",
        paramLabel = "NAME",
        description = "1 to 100 characters; \"\" takes the name away")
    private String name;

    @Override
    public Integer call() {
      AppId id = GrantOptions.app(app);
      String stripped = name.strip();
      if (stripped.length() > LONGEST || stripped.codePoints().anyMatch(Character::isISOControl)) {
        throw CommandFailure.badSetting(
            "A name has at most 100 characters, without control characters");
      }
      with(access -> access.appNames().name(id, stripped));
      print(stripped.isEmpty() ? app + " has no name now" : app + " is " + stripped);
      return ExitCode.OK;
    }
  }

  /** Shows the names. */
  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the names.")
  static final class Listing extends AccessCommand implements Callable<Integer> {
    @Override
    public Integer call() {
      with(
          access ->
              access.appNames().all().entrySet().stream()
                  .sorted(Comparator.comparing((Map.Entry<AppId, String> e) -> e.getKey().value()))
                  .forEach(named -> print(named.getKey() + "  " + named.getValue())));
      return ExitCode.OK;
    }
  }
}
