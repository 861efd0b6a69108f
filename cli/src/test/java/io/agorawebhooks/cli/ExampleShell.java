package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs the lines of its input, one after the other, in the folder that it was started in: a plain
 * command in this process, which saves a second for each, and what needs a shell in bash.
 */
final class ExampleShell {
  private static final String COMMAND = "agora-webhooks ";
  private static final Pattern SHELL = Pattern.compile("[|<>$`;&]");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
  private static final long PATIENCE_SECONDS = 120;

  private ExampleShell() {}

  public static void main(String... args) throws IOException, InterruptedException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int exit = SHELL.matcher(line).find() ? inBash(line) : here(line);
      System.out.println(exit == 0 ? "worked: " + line : "FAILED with " + exit + ": " + line);
    }
  }

  private static int here(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line.substring(COMMAND.length()));
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("^[\"']|[\"']$", ""));
    }
    String[] args = words.toArray(String[]::new);
    return Main.commandLine(args).execute(args);
  }

  private static int inBash(String line) throws IOException, InterruptedException {
    String function =
        "agora-webhooks() { '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' %s \"$@\"; }%n"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Main.class.getName());
    Process bash =
        new ProcessBuilder("bash", "-c", "set -o pipefail\n" + function + line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .start();
    bash.getOutputStream().close();
    return bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) ? bash.exitValue() : -1;
  }
}
