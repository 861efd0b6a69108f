package io.agorawebhooks.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command said, and how it ended. */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    PrintWriter outWriter = new PrintWriter(out);
    PrintWriter errWriter = new PrintWriter(err);
    int exitCode = Main.commandLine(args).setOut(outWriter).setErr(errWriter).execute(args);
    outWriter.flush();
    errWriter.flush();
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
