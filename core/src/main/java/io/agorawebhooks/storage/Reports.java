package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.AppId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reads that people ask for. */
public final class Reports {
  /** The most calls of its channel that a call's detail lists beside it. */
  public static final int OTHER_CALLS = 50;

  private final Storage storage;
  private final Clock clock;

  public Reports(Storage storage, Clock clock) {
    this.storage = requireNonNull(storage, "storage is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /** The epoch second up to which open sessions count in answers given now. */
  public long asOf() {
    return clock.instant().getEpochSecond();
  }

  /**
   * Calls of an app and what all calls of the query add up to, in one snapshot.
   *
   * @param asOf epoch second up to which open sessions count
   * @param part with a limit from 1
   */
  public CallList calls(AppId app, CallQuery query, long asOf, ListPart part) {
    return storage.reads().calls(app, query, asOf, part);
  }

  /**
   * A call of a channel, empty if the app has no such channel or call.
   *
   * @param id the call's start in epoch seconds, or a second it covers; null for the newest
   * @param page of its sessions, from 1
   * @param perPage sessions a page, from 1
   */
  public Optional<CallDetail> call(
      AppId app, String channel, long asOf, @Nullable Long id, int page, int perPage) {
    return storage.read(
        reads ->
            reads
                .call(app, channel, asOf, id)
                .map(report -> detail(reads, app, report, asOf, page, perPage)));
  }

  private static CallDetail detail(
      Reads reads, AppId app, CallReport report, long asOf, int page, int perPage) {
    long call = report.call().id();
    List<Session> sessions = reads.sessions(call, (long) (page - 1) * perPage, perPage);
    return new CallDetail(
        report,
        reads.figures(call),
        new Page<>(sessions, page, perPage, report.call().sessions()),
        reads.callsBefore(app, report.channel(), asOf, Long.MAX_VALUE, OTHER_CALLS + 1).stream()
            .filter(other -> other.call().id() != call)
            .limit(OTHER_CALLS)
            .toList());
  }

  /** The counters of an app. */
  public Counts counts(AppId app) {
    return storage.reads().counts(app);
  }
}
