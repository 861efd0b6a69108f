package io.agorawebhooks.cli;

import picocli.CommandLine.ExitCode;

/** A command cannot do its work; the message is for people and says what to do. */
public final class CommandFailure extends RuntimeException {
  private final int exitCode;

  private CommandFailure(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something is in the way. */
  public static CommandFailure failed(String message) {
    return new CommandFailure(message, ExitCode.SOFTWARE);
  }

  /** It was told something that makes no sense. */
  public static CommandFailure badSetting(String message) {
    return new CommandFailure(message, ExitCode.USAGE);
  }

  int exitCode() {
    return exitCode;
  }
}
