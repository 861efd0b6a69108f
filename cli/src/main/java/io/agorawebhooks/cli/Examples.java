package io.agorawebhooks.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Examples of a help that are longer than a line of it, broken so that a shell takes them. */
final class Examples {
  private static final int WIDTH = 80;
  private static final String GOES_ON = " \\";
  private static final String INDENT = "     ";

  private Examples() {}

  /** Breaks those of a command and all below it. */
  static void fit(CommandLine command) {
    UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.footer(Stream.of(usage.footer()).flatMap(Examples::fit).toArray(String[]::new));
    command.getSubcommands().values().stream().distinct().forEach(Examples::fit);
  }

  private static Stream<String> fit(String example) {
    List<String> lines = new ArrayList<>();
    String rest = example;
    for (int at = place(rest); at > 0; at = place(rest)) {
      lines.add(rest.substring(0, at) + GOES_ON);
      rest = INDENT + rest.substring(at);
    }
    lines.add(rest);
    return lines.stream();
  }

  /** Where a line is broken: before the last option or pipe that leaves room; -1 for nowhere. */
  private static int place(String line) {
    if (line.length() <= WIDTH) {
      return -1;
    }
    int last = WIDTH - GOES_ON.length();
    int at = Math.max(line.lastIndexOf(" --", last), line.lastIndexOf(" | ", last));
    return at > INDENT.length() ? at : -1;
  }
}
