package io.agorawebhooks.cli;

import io.agorawebhooks.storage.StorageException;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells people what went wrong, in a sentence on the error output, and chooses the exit code. */
final class Failures {
  private Failures() {}

  static int explain(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
    if (failure instanceof CommandFailure known) {
      print(command, known.getMessage());
      return known.exitCode();
    }
    if (failure instanceof StorageException) {
      print(command, "The database cannot be used: " + failure.getMessage());
      return ExitCode.SOFTWARE;
    }
    throw failure; // a bug: its trace is what helps
  }

  static int explainUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    print(
        command,
        String.valueOf(failure.getMessage()).replaceAll("[\\p{Cntrl}]+", " ")
            + allowed(failure, command)
            + "; see "
            + command.getCommandSpec().qualifiedName()
            + " --help");
    return ExitCode.USAGE;
  }

  /** What could have stood in place of an option or a command that nobody knows. */
  private static String allowed(ParameterException failure, CommandLine command) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    Stream<String> known =
        unmatched.isUnknownOption()
            ? command.getCommandSpec().options().stream().map(OptionSpec::longestName)
            : command.getSubcommands().keySet().stream();
    String names = known.sorted().collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : ". Allowed: " + names;
  }

  private static void print(CommandLine command, @Nullable String what) {
    PrintWriter err = command.getErr();
    err.println(command.getColorScheme().errorText("agora-webhooks: " + what));
    err.flush();
  }
}
