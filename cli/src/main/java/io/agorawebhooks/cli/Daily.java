package io.agorawebhooks.cli;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does a server's care of its database, a minute after the start and then once a day. */
final class Daily implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Daily.class.getName());
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final long PATIENCE_SECONDS = 10;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Daily::thread);

  private Daily() {}

  /**
   * Begins to.
   *
   * @param steps done in this order; each sees to what it throws
   */
  static Daily start(List<Runnable> steps) {
    return start(steps, FIRST);
  }

  static Daily start(List<Runnable> steps, Duration first) {
    Daily daily = new Daily();
    var unused =
        daily.thread.scheduleAtFixedRate(
            () -> steps.forEach(Runnable::run),
            first.toMillis(),
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
    return daily;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "daily");
    thread.setDaemon(true);
    return thread;
  }

  /** What is under way ends after its next transaction. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(WARNING, "Daily care of the database goes on until the process ends");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
