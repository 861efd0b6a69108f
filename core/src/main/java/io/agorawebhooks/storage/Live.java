package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who is in which call now: live calls are those without an end that somebody is online in. */
public final class Live {
  /** The most calls of a snapshot. */
  public static final int MOST_CALLS = 200;

  /** The most users that are named of a call. */
  public static final int MOST_USERS = 20;

  private static final CallQuery LIVE = new CallQuery(Filter.ALL, null, true);

  /** All: the totals are over all, and the storage looks at each of them anyway. */
  private static final ListPart WHOLE = ListPart.of(CallOrder.STARTED, 0, Integer.MAX_VALUE - 1);

  private final Storage storage;
  private final Reports reports;

  /**
   * @param reports says which second it is
   */
  public Live(Storage storage, Reports reports) {
    this.storage = requireNonNull(storage, "storage is null");
    this.reports = requireNonNull(reports, "reports is null");
  }

  /** The live calls of an app. */
  public LiveSnapshot snapshot(AppId app) {
    long asOf = reports.asOf();
    return storage.read(reads -> snapshot(reads, app, asOf));
  }

  private static LiveSnapshot snapshot(Reads reads, AppId app, long asOf) {
    List<CallReport> all = reads.calls(app, LIVE, asOf, WHOLE).calls();
    return new LiveSnapshot(
        reads.lastCommit(),
        asOf,
        all.stream().limit(MOST_CALLS).map(report -> call(reads, report, asOf)).toList(),
        all.size(),
        all.stream().mapToLong(CallReport::onlineUsers).sum());
  }

  private static LiveCall call(Reads reads, CallReport report, long asOf) {
    return new LiveCall(report, reads.online(report.call().id(), asOf, MOST_USERS));
  }

  /** What became of these calls. */
  public LiveChanges changes(Collection<ChangedCall> calls) {
    long asOf = reports.asOf();
    return storage.read(reads -> changes(reads, calls, asOf));
  }

  private static LiveChanges changes(Reads reads, Collection<ChangedCall> calls, long asOf) {
    List<LiveCall> live = new ArrayList<>();
    List<ChangedCall> ended = new ArrayList<>();
    for (ChangedCall changed : calls) {
      reads
          .call(changed.id(), asOf)
          .filter(CallReport::live)
          .map(report -> call(reads, report, asOf))
          .ifPresentOrElse(live::add, () -> end(changed, asOf, ended));
    }
    return new LiveChanges(asOf, live, ended);
  }

  /** Of a call that nobody was online in before either, nothing needs to be said. */
  private static void end(ChangedCall changed, long asOf, List<ChangedCall> ended) {
    Long open = changed.open();
    if (open != null && asOf - open <= Totals.STALE) {
      ended.add(changed);
    }
  }

  /** The number of the last transaction that was committed, by whichever process. */
  public long lastCommit() {
    return storage.reads().lastCommit();
  }
}
