package io.agorawebhooks.benchmarks.intake;

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
    System.exit(new CommandLine(new IntakeTrial()).execute(args));
  }
}
