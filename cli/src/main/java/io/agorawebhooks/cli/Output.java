package io.agorawebhooks.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say how a command tells what it did: for people, as JSON, or not at all. */
public final class Output {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object")
  private boolean json;

  @Option(
      names = "--quiet",
      description = "Show no bar and nothing for people, unless something is in the way")
  private boolean quiet;

  public boolean isJson() {
    return json;
  }

  public boolean isQuiet() {
    return quiet;
  }

  /** For people at a terminal. */
  public Bar bar() {
    return new Bar(!quiet && !json);
  }

  /**
   * Tells what was done.
   *
   * @param text for people, one or more lines; not made unless it is printed
   * @param object one JSON object, on one line
   */
  public void print(Supplier<String> text, Supplier<String> object) {
    if (json) {
      println(object.get());
    } else if (!quiet) {
      println(text.get());
    }
  }

  /** Prints a line or lines, whatever is asked for. */
  public void println(String lines) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(lines);
    out.flush();
  }
}
