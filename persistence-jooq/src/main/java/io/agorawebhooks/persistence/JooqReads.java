package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CallFigures;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Reads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The reads, each on a snapshot of its own or all on one that is held. */
final class JooqReads implements Reads {
  private final Snapshot snapshot;

  JooqReads(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  private <T> T ofApp(AppId app, BiFunction<Queries, Long, T> read, T nothing) {
    return snapshot.read(
        queries -> queries.names.app(app).map(id -> read.apply(queries, id)).orElse(nothing));
  }

  private <T> T ofChannel(AppId app, String channel, BiFunction<Queries, Long, T> read, T nothing) {
    return snapshot.read(
        queries ->
            queries.names.channel(app, channel).map(id -> read.apply(queries, id)).orElse(nothing));
  }

  @Override
  public List<CallReport> calls(AppId app, long asOf, long offset, int limit) {
    return ofApp(app, (queries, id) -> queries.reports.ofApp(id, asOf, offset, limit), List.of());
  }

  @Override
  public long countCalls(AppId app) {
    return ofApp(app, (queries, id) -> queries.reports.count(id), 0L);
  }

  @Override
  public Optional<CallReport> call(AppId app, String channel, long asOf, @Nullable Long id) {
    return ofChannel(
        app,
        channel,
        (queries, found) ->
            id == null
                ? queries.reports.newest(found, asOf)
                : queries.reports.covering(found, asOf, id),
        Optional.empty());
  }

  @Override
  public List<Session> sessions(long call, long offset, int limit) {
    return snapshot.read(queries -> queries.sessions.of(call, offset, limit));
  }

  @Override
  public CallFigures figures(long call) {
    return snapshot.read(queries -> queries.figures.of(call));
  }

  @Override
  public List<CallReport> callsBefore(
      AppId app, String channel, long asOf, long before, int limit) {
    return ofChannel(
        app, channel, (queries, id) -> queries.reports.before(id, asOf, before, limit), List.of());
  }

  @Override
  public Map<LedgerKey, Long> ledger(AppId app, String channel) {
    return ofChannel(app, channel, (queries, id) -> queries.tables.ledger(id), Map.of());
  }

  @Override
  public Map<UserDay, DayShare> userDays(AppId app, String channel) {
    return ofChannel(app, channel, (queries, id) -> queries.tables.userDays(id), Map.of());
  }

  @Override
  public Map<Long, ChannelDay> channelDays(AppId app, String channel) {
    return ofChannel(app, channel, (queries, id) -> queries.tables.channelDays(id), Map.of());
  }

  @Override
  public Counts counts(AppId app) {
    return ofApp(app, (queries, id) -> queries.counts.of(id), Counts.NONE);
  }
}
