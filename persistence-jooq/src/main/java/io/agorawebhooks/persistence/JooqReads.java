package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Minutes;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Presences;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AppSummary;
import io.agorawebhooks.storage.CallFigures;
import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.ChannelSession;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Lane;
import io.agorawebhooks.storage.ListPart;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.NoticeQuery;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.StoredNotice;
import io.agorawebhooks.storage.StoredRejection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The reads, each on a snapshot of its own or all on one that is held. */
final class JooqReads extends JooqExports implements Reads {
  private final Snapshot snapshot;

  JooqReads(Snapshot snapshot) {
    super(snapshot);
    this.snapshot = snapshot;
  }

  private <T> T ofChannel(AppId app, String channel, BiFunction<Queries, Long, T> read, T nothing) {
    return snapshot.read(
        queries ->
            queries
                .names()
                .channel(app, channel)
                .map(id -> read.apply(queries, id))
                .orElse(nothing));
  }

  @Override
  public CallList calls(AppId app, CallQuery query, long asOf, ListPart part) {
    return ofApp(
        app,
        (queries, id) -> new CallSearch(id, query, asOf, queries.search()).list(part),
        CallList.NONE);
  }

  @Override
  public Map<MinutesKey, Long> minutes(AppId app, Filter filter, Cuts cuts, boolean codes) {
    return ofApp(app, (queries, id) -> minutes(queries, id, filter, cuts, codes), Map.of());
  }

  private static Map<MinutesKey, Long> minutes(
      Queries queries, long app, Filter filter, Cuts cuts, boolean codes) {
    if (!codes && filter.isOfAllChannels()) {
      return queries.minutesOfApp().of(app, filter, cuts);
    }
    Chosen chosen = queries.channels().chosen(app, CallQuery.of(filter));
    Map<MinutesKey, Long> all = queries.minutes().of(app, chosen, filter, cuts);
    return codes ? all : Minutes.withoutCodes(all);
  }

  @Override
  public List<Line> busiest(AppId app, Filter filter, Cuts cuts, int limit) {
    return ofApp(app, (queries, id) -> queries.busiest().of(id, filter, cuts, limit), List.of());
  }

  @Override
  public void sessions(AppId app, Filter filter, long asOf, Consumer<ChannelSession> to) {
    ofApp(
        app,
        (queries, id) -> {
          sessions(queries, id, filter, matching(filter, asOf, to));
          return true;
        },
        false);
  }

  private static void sessions(
      Queries queries, long app, Filter filter, Consumer<ChannelSession> to) {
    Chosen chosen = queries.channels().chosen(app, CallQuery.of(filter));
    if (chosen.which() == Chosen.Which.NAMED && chosen.named().size() == 1) {
      queries.stream().ofChannel(chosen.named().keySet().iterator().next(), to);
    } else {
      queries.stream().around(app, filter.range(), to);
    }
  }

  private static Consumer<ChannelSession> matching(
      Filter filter, long asOf, Consumer<ChannelSession> to) {
    return found -> {
      if (filter.isOf(found.channel()) && filter.matches(found.session(), asOf)) {
        to.accept(found);
      }
    };
  }

  @Override
  public void sessionsOf(AppId app, long uid, Consumer<ChannelSession> to) {
    ofApp(
        app,
        (queries, id) -> {
          queries.users().sessions(id, uid, to);
          return true;
        },
        false);
  }

  @Override
  public List<Long> uids(AppId app, String account) {
    return ofApp(app, (queries, id) -> queries.users().uids(id, account), List.of());
  }

  @Override
  public Optional<CallReport> call(long id, long asOf) {
    return snapshot.read(queries -> queries.reports().one(id, asOf));
  }

  @Override
  public List<Session> online(long call, long asOf, int limit) {
    return snapshot.read(queries -> queries.online().of(call, asOf, limit));
  }

  @Override
  public long lastCommit() {
    return snapshot.read(queries -> queries.generation().last());
  }

  @Override
  public void sessions(long call, Consumer<Session> to) {
    snapshot.read(
        queries -> {
          queries.sessions().each(call, to);
          return true;
        });
  }

  @Override
  public Optional<CallReport> call(AppId app, String channel, long asOf, @Nullable Long id) {
    return ofChannel(
        app,
        channel,
        (queries, found) ->
            id == null
                ? queries.reports().newest(found, asOf)
                : queries.reports().covering(found, asOf, id),
        Optional.empty());
  }

  @Override
  public List<Session> sessions(long call, long offset, int limit) {
    return snapshot.read(queries -> queries.sessions().of(call, offset, limit));
  }

  @Override
  public CallFigures figures(long call) {
    return snapshot.read(queries -> queries.figures().of(call));
  }

  @Override
  public List<CallReport> callsBefore(
      AppId app, String channel, long asOf, long before, int limit) {
    return ofChannel(
        app,
        channel,
        (queries, id) -> queries.reports().before(id, asOf, before, limit),
        List.of());
  }

  @Override
  public Map<LedgerKey, Long> ledger(AppId app, String channel) {
    return ofChannel(app, channel, (queries, id) -> queries.tables().ledger(id), Map.of());
  }

  @Override
  public Map<UserDay, DayShare> userDays(AppId app, String channel) {
    return ofChannel(app, channel, (queries, id) -> queries.tables().userDays(id), Map.of());
  }

  @Override
  public Map<Long, ChannelDay> channelDays(AppId app, String channel) {
    return ofChannel(app, channel, (queries, id) -> queries.tables().channelDays(id), Map.of());
  }

  @Override
  public Counts counts(AppId app) {
    return ofApp(app, (queries, id) -> queries.counts().of(id), Counts.NONE);
  }

  @Override
  public List<Lane> lanes(long call, long offset, int limit) {
    return snapshot.read(queries -> queries.lanes().of(call, offset, limit));
  }

  @Override
  public void presences(long call, @Nullable Long asOf, Presences to) {
    snapshot.read(
        queries -> {
          queries.presences().of(call, asOf, to);
          return true;
        });
  }

  @Override
  public List<AppSummary> apps(@Nullable AppId after, int limit) {
    return snapshot.read(queries -> queries.apps().list(after, limit));
  }

  @Override
  public @Nullable Long lastReceivedMs() {
    return snapshot.read(queries -> queries.apps().lastReceivedMs()).orElse(null);
  }

  @Override
  public List<NoticeEntry> notices(
      AppId app, NoticeQuery query, @Nullable NoticePlace after, int limit) {
    String channel = query.channel();
    return channel == null
        ? ofApp(
            app, (queries, id) -> queries.notices().of(id, null, query, after, limit), List.of())
        : ofApp(
            app,
            (queries, id) ->
                queries
                    .names()
                    .channel(app, channel)
                    .map(found -> queries.notices().of(id, found, query, after, limit))
                    .orElse(List.of()),
            List.of());
  }

  @Override
  public List<StoredNotice> notices(
      AppId app, String noticeId, Range received, @Nullable NoticePlace after, int limit) {
    return ofApp(
        app,
        (queries, id) -> queries.notices().of(id, noticeId, received, after, limit),
        List.of());
  }

  @Override
  public List<StoredRejection> rejections(
      AppId app, Range received, @Nullable NoticePlace after, int limit) {
    return ofApp(
        app, (queries, id) -> queries.rejections().of(app, id, received, after, limit), List.of());
  }
}
