package io.agorawebhooks.cli;

import io.agorawebhooks.cli.replay.Replay;
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
  private final boolean quiet;
  private final @Nullable ProgressBar bar;
  private long bad;

  private Console(PrintWriter err, boolean quiet, @Nullable ProgressBar bar) {
    this.err = err;
    this.quiet = quiet;
    this.bar = bar;
  }

  /**
   * @param task what goes on
   * @param bytes how much there is to read, 0 if that is not known
   * @param quiet whether only what is in the way is shown
   */
  static Console of(PrintWriter err, String task, long bytes, boolean quiet) {
    return new Console(err, quiet, Ansi.AUTO.enabled() && !quiet ? bar(task, bytes) : null);
  }

  private static ProgressBar bar(String task, long bytes) {
    return new ProgressBarBuilder()
        .setTaskName(task)
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
    if (bad <= SHOWN && !quiet) {
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
    if (bad > SHOWN && !quiet) {
      say("... and " + (bad - SHOWN) + " more bad lines");
    }
  }
}
