package io.agorawebhooks.benchmarks.intake;

import io.agorawebhooks.cli.CommandFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the intake takes over HTTP, measured from outside of its process. */
@Command(
    name = "benchmarks/intake",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the server and a server that does nothing, sends notices to both, and tells what came"
          + " of it; benchmarks/target keeps the table as Markdown and JSON.",
      ""
    },
    subcommands = {
      FullCommand.class,
      SignedCommand.class,
      RateCommand.class,
      OverloadCommand.class
    })
public final class IntakeTrial {
  private IntakeTrial() {}

  public static void main(String... args) {
    System.exit(
        new CommandLine(new IntakeTrial())
            .setExecutionExceptionHandler((failure, command, given) -> explain(failure, command))
            .execute(args));
  }

  /** What people can mend is a sentence, all else is a mistake of ours. */
  private static int explain(Exception failure, CommandLine command) throws Exception {
    if (!(failure instanceof CommandFailure)) {
      throw failure;
    }
    command.getErr().println("intake: " + failure.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }
}
