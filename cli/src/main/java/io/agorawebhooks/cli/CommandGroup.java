package io.agorawebhooks.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What commands that only have commands of their own have in common: one has to be chosen. */
@Command(
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it could not be done; what to do is on the error output",
      "2:an option, a variable or the .env file is wrong, or no command is named"
    },
    footerHeading = "%nExamples:%n")
public abstract class CommandGroup implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public final Integer call() {
    List<String> names =
        spec.subcommands().values().stream().map(CommandLine::getCommandName).distinct().toList();
    int last = names.size() - 1;
    throw CommandFailure.badSetting(
        "Which? %s %s or %s"
            .formatted(
                spec.qualifiedName(), String.join(", ", names.subList(0, last)), names.get(last)));
  }
}
