package io.agorawebhooks.benchmarks.intake;

import io.agorawebhooks.benchmarks.Mix;
import io.agorawebhooks.cli.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The load of {@code wrk} with {@code load/webhooks.lua}: one thread, as fast as it goes. */
final class Wrk {
  private static final String SCRIPT = "benchmarks/load/webhooks.lua";
  private static final Pattern RESULT =
      Pattern.compile(
          "RESULT rps=(\\S+) p50=(\\S+)ms p99=(\\S+)ms p9999=(\\S+)ms max=(\\S+)ms"
              + " non2xx=(\\d+) timeouts=(\\d+) broken=(\\d+)");

  private Wrk() {}

  /**
   * Tells what to do where it is not installed.
   *
   * @throws CommandFailure if it cannot be started
   */
  static void check() throws InterruptedException {
    try {
      new ProcessBuilder("wrk", "-v")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw CommandFailure.failed(
          "wrk is missing. Install it (Debian, Ubuntu: apt-get install wrk; macOS: brew install wrk)"
              + " and start again, or measure with \"signed\" or \"rate\", which need nothing");
    }
  }

  static Figures load(int port, int connections, Duration time)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "wrk",
            "-t1",
            "-c" + connections,
            "-d" + time.toSeconds() + "s",
            "--timeout",
            "10s",
            "-s",
            SCRIPT,
            "http://127.0.0.1:" + port);
    builder.environment().put("APP_ID", Requests.APP.value());
    builder.environment().put("RUN_ID", Mix.fresh().run());
    Process wrk = builder.redirectErrorStream(true).start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    wrk.waitFor();
    return figures(said);
  }

  /** What the script's last line says. */
  static Figures figures(String said) {
    Matcher result = RESULT.matcher(said);
    if (!result.find()) {
      throw new IllegalStateException("wrk has no result:\n" + said);
    }
    return new Figures(
        number(result, 1),
        number(result, 2),
        number(result, 3),
        number(result, 4),
        number(result, 5),
        (long) (number(result, 6) + number(result, 7) + number(result, 8)));
  }

  private static double number(Matcher result, int group) {
    return Double.parseDouble(result.group(group));
  }
}
