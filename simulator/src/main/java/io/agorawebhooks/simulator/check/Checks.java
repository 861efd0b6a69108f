package io.agorawebhooks.simulator.check;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Reads;
import java.util.Collection;

/** Compares what a storage says with what was committed to it. */
final class Checks {
  private final AppId app;
  private final Committed committed;

  Checks(AppId app, Committed committed) {
    this.app = app;
    this.committed = committed;
  }

  /** Fails unless everything is as it must be. */
  void all(Reads reads, Law law) {
    tables(reads, committed.told().channels(), law);
    counts(reads);
  }

  /** Fails unless the tables of these channels are what their notices tell. */
  void tables(Reads reads, Collection<String> channels, Law law) {
    Told told = committed.told();
    for (String channel : channels) {
      Tables.of(told.history(channel)).check(law, channel, Tables.stored(reads, app, channel));
    }
  }

  /** Fails unless the counters are what the committed transactions counted. */
  void counts(Reads reads) {
    Counts counts = reads.counts(app);
    CountsLaw.check(counts);
    same("counters", counts, committed.counts());
    same("stored notices", counts.stored(), (long) committed.deliveries().size());
  }

  private static void same(String what, Object found, Object wanted) {
    Violation.unlessEqual(Law.COUNTERS_ADD_UP, "", what, found, wanted);
  }
}
