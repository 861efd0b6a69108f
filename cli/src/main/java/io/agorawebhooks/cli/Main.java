package io.agorawebhooks.cli;

import io.agorawebhooks.cli.care.BackupCommand;
import io.agorawebhooks.cli.care.DoctorCommand;
import io.agorawebhooks.cli.care.ForgetUserCommand;
import io.agorawebhooks.cli.care.PruneCommand;
import io.agorawebhooks.cli.care.RestoreCommand;
import io.agorawebhooks.cli.reads.CallCommand;
import io.agorawebhooks.cli.reads.ChannelsCommand;
import io.agorawebhooks.cli.reads.ExportCommand;
import io.agorawebhooks.cli.reads.LiveCommand;
import io.agorawebhooks.cli.reads.MinutesCommand;
import io.agorawebhooks.cli.reads.NoticesCommand;
import io.agorawebhooks.cli.reads.RejectedCommand;
import io.agorawebhooks.cli.reads.SharesCommand;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code agora-webhooks}. */
@Command(
    name = "agora-webhooks",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Receives Agora's notifications and turns them into calls, sessions and minutes.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it could not be done; what to do is on the error output",
      "2:an option, a variable or the .env file is wrong"
    },
    footerHeading = "%nExamples:%n",
    footer = {"  agora-webhooks channels --help", "  agora-webhooks doctor --port 0"})
public final class Main implements Callable<Integer> {
  private static final List<Class<?>> COMMANDS =
      List.of(
          ServeCommand.class,
          ReplayCommand.class,
          ImportPythonCommand.class,
          BackfillCommand.class,
          RebuildCommand.class,
          VerifyCommand.class,
          SimulateCommand.class,
          ChannelsCommand.class,
          CallCommand.class,
          MinutesCommand.class,
          LiveCommand.class,
          NoticesCommand.class,
          ExportCommand.class,
          SharesCommand.class,
          RejectedCommand.class,
          TokenCommand.class,
          UserCommand.class,
          AppCommand.class,
          DoctorCommand.class,
          BackupCommand.class,
          RestoreCommand.class,
          PruneCommand.class,
          ForgetUserCommand.class,
          CompletionCommand.class);

  @Spec private CommandSpec spec;

  private Main() {}

  public static void main(String... args) {
    // Undertow's own chatter goes where the other libraries' goes.
    System.setProperty("org.jboss.logging.provider", "slf4j");
    System.exit(commandLine(args).execute(args));
  }

  /**
   * With all its subcommands, or with that one which the first argument names: to read what all
   * take is a quarter of a start.
   */
  static CommandLine commandLine(String... args) {
    List<Class<?>> named =
        COMMANDS.stream().filter(type -> args.length > 0 && isCalled(type, args[0])).toList();
    return commandLine(named.isEmpty() ? COMMANDS : named);
  }

  private static boolean isCalled(Class<?> type, String name) {
    Command command = type.getAnnotation(Command.class);
    return command.name().equals(name) || List.of(command.aliases()).contains(name);
  }

  private static CommandLine commandLine(List<Class<?>> subcommands) {
    CommandLine command = new CommandLine(new Main());
    subcommands.forEach(command::addSubcommand);
    command.setExecutionExceptionHandler(Failures::explain);
    command.setParameterExceptionHandler(Failures::explainUsage);
    Examples.fit(command);
    return command;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }
}
