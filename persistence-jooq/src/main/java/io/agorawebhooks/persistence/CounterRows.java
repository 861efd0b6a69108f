package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.COUNTERS;

import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.Counts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What became of each app's notices, added up once a transaction. */
final class CounterRows {
  static final String RECEIVED = "received";
  static final String STORED = "stored";
  static final String DUPLICATES = "duplicates";
  static final String REJECTED = "rejected";
  static final String CORRELATED = "correlated";

  /** Before the names of what is counted of notices that are no longer there. */
  static final String PRUNED = "pruned.";

  private final Prepared add;
  private final Map<Long, Counts> counts = new HashMap<>();

  CounterRows(Link link) {
    add =
        link.prepare(
            Sql.put(
                COUNTERS,
                List.of(COUNTERS.APP_ID, COUNTERS.NAME),
                List.of(),
                List.of(COUNTERS.TOTAL)));
  }

  static String name(SetAside reason) {
    return "set_aside." + reason.label();
  }

  void add(long app, Counts more) {
    counts.merge(app, more, Counts::plus);
  }

  void write() {
    counts.forEach(this::write);
    forget();
  }

  void forget() {
    counts.clear();
  }

  /** Counts at once what is pruned of the stored notices. */
  void prune(long app, Counts gone) {
    write(app, PRUNED + STORED, gone.stored());
    write(app, PRUNED + CORRELATED, gone.correlated());
    gone.setAside().forEach((reason, count) -> write(app, PRUNED + name(reason), count));
  }

  private void write(long app, Counts sum) {
    write(app, RECEIVED, sum.received());
    write(app, STORED, sum.stored());
    write(app, DUPLICATES, sum.duplicates());
    write(app, REJECTED, sum.rejected());
    write(app, CORRELATED, sum.correlated());
    sum.setAside().forEach((reason, count) -> write(app, name(reason), count));
  }

  private void write(long app, String name, long more) {
    if (more != 0) {
      add.run(app, name, more);
    }
  }

  @Override
  public String toString() {
    return add.toString();
  }
}
