package io.agorawebhooks.cli;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.agorawebhooks.cli.imports.StayCheck;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.ImportedStays;
import io.agorawebhooks.storage.StorageException;

/** Lets notices that came late supersede imported sessions, and rebuilds where they do. */
final class LateNotices implements Runnable {
  private static final System.Logger LOG = System.getLogger(LateNotices.class.getName());

  private final JooqStorage storage;

  LateNotices(JooqStorage storage) {
    this.storage = storage;
  }

  /** Looks once; what goes wrong is in the log, and the next day mends it. */
  @Override
  public void run() {
    try {
      look();
    } catch (StorageException e) {
      LOG.log(WARNING, () -> "Imported sessions were not compared with notices: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(WARNING, "Imported sessions could not be compared with notices", e);
    }
  }

  private void look() {
    DecodingRereader rereader = new DecodingRereader();
    try (ImportedStays stored = storage.importedStays(rereader);
        Bar silent = new Bar(false)) {
      StayCheck check = new StayCheck(stored);
      if (check.run()) {
        storage.rebuild(rereader, silent);
        LOG.log(
            INFO,
            () ->
                "Imported sessions that notices which came later supersede: %d. All is rebuilt"
                    .formatted(check.superseded()));
      }
    }
  }
}
