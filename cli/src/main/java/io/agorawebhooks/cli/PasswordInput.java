package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;

/** Where a password is read from: never an option, which others on this machine could see. */
public interface PasswordInput {
  /** A password. */
  String read();

  /**
   * From the terminal, without showing it; else the first line of the input.
   *
   * @param isPiped whether there is a line to read although there may be a terminal
   */
  @SuppressWarnings("SystemConsoleNull") // later Java runtimes have one always: --password-stdin
  static PasswordInput ofProcess(boolean isPiped) {
    Console console = System.console();
    return isPiped || console == null ? of(System.in) : () -> asked(console);
  }

  /** The first line of a stream. */
  static PasswordInput of(InputStream in) {
    return () -> {
      try {
        String line = new BufferedReader(new InputStreamReader(in, UTF_8)).readLine();
        return line == null ? "" : line;
      } catch (IOException e) {
        throw CommandFailure.failed("The password cannot be read: " + e.getMessage());
      }
    };
  }

  private static String asked(Console console) {
    char[] once = console.readPassword("Password: ");
    char[] twice = console.readPassword("Once more: ");
    if (once == null || twice == null || !new String(once).equals(new String(twice))) {
      throw CommandFailure.badSetting("That was not the same twice");
    }
    return new String(once);
  }
}
