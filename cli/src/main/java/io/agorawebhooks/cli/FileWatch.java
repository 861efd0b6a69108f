package io.agorawebhooks.cli;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Does something when one of a few files has changed. Looks at them every few seconds, because that
 * sees what is renamed into place, links that lead elsewhere, and network folders too.
 */
final class FileWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FileWatch.class.getName());

  private final List<Path> files;
  private final Runnable change;
  private final ScheduledExecutorService clock;
  private final Future<?> looking;
  private List<String> seen;

  private FileWatch(List<Path> files, Duration every, Runnable change) {
    this.files = List.copyOf(files);
    this.change = change;
    this.seen = state();
    this.clock = Executors.newSingleThreadScheduledExecutor(FileWatch::thread);
    long millis = every.toMillis();
    this.looking = clock.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * Begins to look.
   *
   * @param change what to do; if it fails, it is tried again at the next change
   */
  static FileWatch start(List<Path> files, Duration every, Runnable change) {
    return new FileWatch(files, every, change);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "file-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Looks once. */
  synchronized void look() {
    List<String> now = state();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      change.run();
      LOG.log(INFO, () -> "Read anew: " + files);
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "What was read before stays in use: " + e.getMessage());
    }
  }

  private List<String> state() {
    return files.stream().map(FileWatch::state).toList();
  }

  private static String state(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file) + " " + file.toRealPath();
    } catch (IOException e) {
      return "missing";
    }
  }

  @Override
  public void close() {
    looking.cancel(false);
    clock.shutdownNow();
  }
}
