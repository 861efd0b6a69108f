package io.agorawebhooks.cli;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.agorawebhooks.cli.care.Horizon;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Pruned;
import io.agorawebhooks.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Removes what is old, a minute after the start and then once a day. */
final class Retention implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration EVERY = Duration.ofDays(1);
  private static final long PATIENCE_SECONDS = 10;

  private final JooqStorage storage;
  private final Clock clock;
  private final int days;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Retention::thread);

  /**
   * @param days that are kept, today not counted
   */
  Retention(JooqStorage storage, Clock clock, int days) {
    this.storage = storage;
    this.clock = clock;
    this.days = days;
  }

  Retention start() {
    var unused =
        thread.scheduleAtFixedRate(
            this::prune, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "retention");
    thread.setDaemon(true);
    return thread;
  }

  /** Prunes once; what goes wrong is in the log, and the next day tries again. */
  void prune() {
    try (Bar silent = new Bar(false)) {
      Pruned pruned = storage.prune(List.of(), Horizon.before(clock.instant(), days), silent);
      LOG.log(INFO, () -> words(pruned));
    } catch (StorageException e) {
      LOG.log(WARNING, () -> "Retention: nothing, or not all, was pruned: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(WARNING, "Retention: the prune failed", e);
    }
  }

  private String words(Pruned pruned) {
    return "Retention of %d days: %d calls and %d notices are gone, the file has %d bytes"
        .formatted(
            days,
            pruned.apps().stream().mapToLong(Pruned.App::calls).sum(),
            pruned.apps().stream().mapToLong(Pruned.App::notices).sum(),
            pruned.bytesAfter());
  }

  /** A prune that is under way ends after its next step. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(WARNING, "Retention: a prune goes on until the process ends");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
