package io.agorawebhooks.cli;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.agorawebhooks.cli.care.Horizon;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Pruned;
import io.agorawebhooks.storage.StorageException;
import java.time.Clock;
import java.util.List;

/** Removes what is old. */
final class Retention implements Runnable {
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());

  private final JooqStorage storage;
  private final Clock clock;
  private final int days;

  /**
   * @param days that are kept, today not counted
   */
  Retention(JooqStorage storage, Clock clock, int days) {
    this.storage = storage;
    this.clock = clock;
    this.days = days;
  }

  /** Prunes once; what goes wrong is in the log, and the next day tries again. */
  @Override
  public void run() {
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
}
