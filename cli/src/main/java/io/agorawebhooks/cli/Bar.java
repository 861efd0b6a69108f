package io.agorawebhooks.cli;

import io.agorawebhooks.storage.Progress;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Shows people at a terminal how far a command is: a bar for each step, with rate and rest. */
public final class Bar implements Progress, AutoCloseable {
  private final boolean shown;
  private @Nullable ProgressBar bar;

  /**
   * @param wanted whether people at a terminal want to see it
   */
  public Bar(boolean wanted) {
    shown = wanted && Ansi.AUTO.enabled();
  }

  @Override
  public void begin(String name, long steps) {
    close();
    if (shown) {
      bar =
          steps > 0
              ? of(name).setInitialMax(steps).setUnit(" notices", 1).showSpeed().build()
              : of(name).setInitialMax(-1).hideEta().build();
    }
  }

  /** Its clock goes on in a step that cannot say how far it is. */
  private static ProgressBarBuilder of(String name) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .continuousUpdate();
  }

  @Override
  public void done(long more) {
    if (bar != null) {
      bar.stepBy(more);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
