package io.agorawebhooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/cli.md} is the help of all commands. */
class CliDocumentTest {
  private static final String HEAD =
      """
      # Commands

      This is what `agora-webhooks COMMAND --help` prints, made by a test of the module cli. Exit codes are the
      same everywhere: 0 done, 1 something is in the way or not as it should be, 2 wrong use. What is said about
      a failure is one line on the error output.
      """;

  private static String document() {
    StringBuilder document = new StringBuilder(HEAD);
    append(document, Main.commandLine());
    return document.toString();
  }

  private static void append(StringBuilder document, CommandLine command) {
    String help = command.getUsageMessage(Ansi.OFF).replaceAll("(?m) +$", "").strip();
    document
        .append("\n## ")
        .append(command.getCommandSpec().qualifiedName())
        .append("\n\n```text\n")
        .append(help)
        .append("\n```\n");
    command.getSubcommands().values().stream()
        .distinct()
        .sorted((a, b) -> a.getCommandName().compareTo(b.getCommandName()))
        .forEach(sub -> append(document, sub));
  }

  @Test
  void document_isWhatTheHelpSays() throws IOException {
    String made = document();
    Path target = Files.createDirectories(Path.of("target")).resolve("cli.md");
    Files.writeString(target, made);
    Path kept = Path.of("../docs/cli.md");

    assertThat(Files.exists(kept) ? Files.readString(kept) : "")
        .as("docs/cli.md is out of date: cp cli/target/cli.md docs/cli.md")
        .isEqualTo(made);
  }

  @Test
  void everyCommand_saysWhatItDoes() {
    check(Main.commandLine());
  }

  private static void check(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description())
        .as(command.getCommandSpec().qualifiedName())
        .isNotEmpty();
    command.getSubcommands().values().forEach(CliDocumentTest::check);
  }
}
