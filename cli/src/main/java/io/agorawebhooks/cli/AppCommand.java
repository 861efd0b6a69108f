package io.agorawebhooks.cli;

import io.agorawebhooks.cli.reads.AppsListCommand;
import io.agorawebhooks.notice.AppId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Names apps. */
@Command(
    name = "apps",
    aliases = "app",
    mixinStandardHelpOptions = true,
    description = "Lists and names apps; with serve --apps known a name lets an app send.",
    subcommands = {AppCommand.Name.class, AppsListCommand.class},
    synopsisSubcommandLabel = "(list | name)")
final class AppCommand implements Callable<Integer> {
  private static final int LONGEST = 100;

  @Override
  public Integer call() {
    throw CommandFailure.badSetting("Which? agora-webhooks apps list or name");
  }

  /** Names one. */
  @Command(
      name = "name",
      mixinStandardHelpOptions = true,
      description = "Names an app.",
      footerHeading = "%nExamples:%n",
      footer = "  agora-webhooks apps name my-app \"Class rooms\"")
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
}
