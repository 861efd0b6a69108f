package io.agorawebhooks.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Shows people how a replay goes: bad lines, and a bar if they sit at a terminal. */
final class Console implements Replay.Listener, AutoCloseable {
  private static final int SHOWN = 20;
  private static final int KIBIBYTE = 1024;

  private final PrintWriter err;
  private final @Nullable ProgressBar bar;
  private long bad;

  private Console(PrintWriter err, @Nullable ProgressBar bar) {
    this.err = err;
    this.bar = bar;
  }

  /**
   * @param bytes how much there is to read, 0 if that is not known
   */
  static Console of(PrintWriter err, long bytes) {
    return new Console(err, Ansi.AUTO.enabled() ? bar(bytes) : null);
  }

  private static ProgressBar bar(long bytes) {
    return new ProgressBarBuilder()
        .setTaskName("replay")
        .setInitialMax(bytes > 0 ? bytes : -1)
        .setUnit(" KiB", KIBIBYTE)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .showSpeed()
        .build();
  }

  @Override
  public void read(long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public void bad(String source, long line, String reason) {
    bad++;
    if (bad <= SHOWN) {
      say(source + ", line " + line + ": " + reason);
    }
  }

  void say(String sentence) {
    err.println(sentence);
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
    if (bad > SHOWN) {
      say("... and " + (bad - SHOWN) + " more bad lines");
    }
  }
}
