package io.agorawebhooks.cli;

import io.agorawebhooks.cli.reads.AppsListCommand;
import io.agorawebhooks.notice.AppId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Names apps. */
@Command(
    name = "apps",
    aliases = "app",
    description = "Lists and names apps; with serve --apps known a name lets an app send.",
    subcommands = {AppsListCommand.class, AppCommand.Name.class},
    synopsisSubcommandLabel = "(list | name)",
    footer = "  agora-webhooks apps list")
final class AppCommand extends CommandGroup {
  private static final int LONGEST = 100;

  /** Names one. */
  @Command(
      name = "name",
      description = "Names an app.",
      footer = "  agora-webhooks apps name my-app \"Class rooms\"")
  static final class Name extends AccessCommand {
    @Parameters(index = "0", paramLabel = "APP", description = "Its App ID")
    private String app;

    @Parameters(
        index = "1",
        paramLabel = "NAME",
        description = "1 to 100 characters; \"\" takes the name away")
    private String name;

    @Override
    void run() {
      AppId id = GrantOptions.app(app);
      String stripped = name.strip();
      if (stripped.length() > LONGEST || stripped.codePoints().anyMatch(Character::isISOControl)) {
        throw CommandFailure.badSetting(
            "A name has at most 100 characters, without control characters");
      }
      with(access -> access.appNames().name(id, stripped));
      boolean isGone = stripped.isEmpty();
      tell(
          isGone ? app + " has no name now" : app + " is " + stripped,
          "{\"app_id\":%s,\"name\":%s}"
              .formatted(JsonLine.quoted(app), isGone ? "null" : JsonLine.quoted(stripped)));
    }
  }
}
