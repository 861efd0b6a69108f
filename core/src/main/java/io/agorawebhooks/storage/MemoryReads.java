package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Breakdown;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reads of an {@link InMemoryStorage}. */
final class MemoryReads extends MemoryExports implements Reads {
  /** A call and where it is. */
  private record Found(MemoryChannel channel, Call call) {
    CallPlace place(CallOrder order) {
      return new CallPlace(order.second(call), call.start(), channel.name());
    }

    /** Calls without a session that matches are listed where the query asks for whole calls. */
    Optional<CallReport> report(CallQuery query, long asOf) {
      CallReport whole = MemoryReports.report(channel, call, asOf);
      if (!query.isOf(channel.name()) || !query.isOf(whole)) {
        return Optional.empty();
      }
      CallReport report = MemoryReports.report(channel, call, query.filter(), asOf);
      return query.isWhole() || report.users() > 0 ? Optional.of(report) : Optional.empty();
    }
  }

  private final Memory memory;
  private final MemoryNotices notices;

  MemoryReads(Memory memory, Object lock) {
    super(memory, lock);
    this.memory = memory;
    this.notices = new MemoryNotices(memory);
  }

  private <T> T ofChannel(AppId app, String channel, Function<MemoryChannel, T> read, T nothing) {
    return locked(() -> memory.channel(app, channel).map(read).orElse(nothing));
  }

  @Override
  public CallList calls(AppId app, CallQuery query, long asOf, ListPart part) {
    return locked(() -> list(reports(app, query, asOf, part.order()), part));
  }

  private List<CallReport> reports(AppId app, CallQuery query, long asOf, CallOrder order) {
    return found(app)
        .sorted(Comparator.comparing(found -> found.place(order)))
        .flatMap(found -> found.report(query, asOf).stream())
        .toList();
  }

  private static CallList list(List<CallReport> all, ListPart part) {
    List<CallReport> behind =
        all.stream().filter(report -> isBehind(part, report)).skip(part.skipped()).toList();
    CallSums sums = all.stream().map(CallSums::of).reduce(CallSums.NONE, CallSums::plus);
    return new CallList(
        behind.stream().limit(part.limit()).toList(), behind.size() > part.limit(), sums);
  }

  private static boolean isBehind(ListPart part, CallReport report) {
    CallPlace after = part.after();
    return after == null || CallPlace.of(report, part.order()).compareTo(after) > 0;
  }

  @Override
  public Map<MinutesKey, Long> minutes(AppId app, Filter filter, Cuts cuts, boolean codes) {
    Minutes minutes = new Minutes(cuts, filter);
    sessions(app, filter, Long.MIN_VALUE, found -> minutes.add(null, found.session()));
    return codes ? minutes.seconds() : Minutes.withoutCodes(minutes.seconds());
  }

  @Override
  public List<Line> busiest(AppId app, Filter filter, Cuts cuts, int limit) {
    Minutes minutes = new Minutes(cuts, filter);
    sessions(app, filter, Long.MIN_VALUE, found -> minutes.add(found.channel(), found.session()));
    return Line.of(minutes.seconds(), Breakdown.CHANNEL, cuts.size()).stream()
        .limit(limit)
        .toList();
  }

  @Override
  public void sessions(AppId app, Filter filter, long asOf, Consumer<ChannelSession> to) {
    locked(
            () ->
                sessionsIn(app)
                    .filter(found -> filter.isOf(found.channel()))
                    .filter(found -> filter.matches(found.session(), asOf))
                    .sorted(ChannelSession.EARLIEST)
                    .toList())
        .forEach(to);
  }

  private Stream<ChannelSession> sessionsIn(AppId app) {
    return found(app)
        .flatMap(
            found ->
                found.channel().sessions().inCall(found.call().id()).stream()
                    .map(
                        session ->
                            new ChannelSession(
                                found.channel().name(), found.call().start(), session)));
  }

  @Override
  public void sessionsOf(AppId app, long uid, Consumer<ChannelSession> to) {
    locked(
            () ->
                sessionsIn(app)
                    .filter(found -> found.session().uid() == uid)
                    .sorted(ChannelSession.EARLIEST)
                    .toList())
        .forEach(to);
  }

  @Override
  public List<Long> uids(AppId app, String account) {
    return locked(
        () ->
            sessionsIn(app)
                .filter(found -> account.equals(found.session().account()))
                .map(found -> found.session().uid())
                .distinct()
                .sorted()
                .toList());
  }

  private Stream<Found> found(AppId app) {
    return channels(app).flatMap(MemoryReads::found);
  }

  private Stream<MemoryChannel> channels(AppId app) {
    return memory.app(app).stream().flatMap(found -> found.channels().stream());
  }

  private static Stream<Found> found(MemoryChannel channel) {
    return channel.calls().byStart().values().stream().map(call -> new Found(channel, call));
  }

  @Override
  public Optional<CallReport> call(AppId app, String channel, long asOf, @Nullable Long id) {
    return locked(
        () ->
            memory
                .channel(app, channel)
                .flatMap(
                    found ->
                        covering(found.calls().byStart(), id)
                            .map(call -> MemoryReports.report(found, call, asOf))));
  }

  private static Optional<Call> covering(NavigableMap<Long, Call> calls, @Nullable Long second) {
    if (second == null) {
      return calls.descendingMap().values().stream().findFirst();
    }
    return calls.headMap(second, true).descendingMap().values().stream()
        .filter(call -> call.start() == second || call.end() == null || call.end() >= second)
        .findFirst();
  }

  @Override
  public Optional<CallReport> call(long id, long asOf) {
    return ofCall(
        id,
        channel -> channel.calls().call(id).map(call -> MemoryReports.report(channel, call, asOf)),
        Optional.empty());
  }

  @Override
  public List<Session> online(long call, long asOf, int limit) {
    return ofCall(
        call,
        channel ->
            channel.sessions().latestInCall(call, 0, Integer.MAX_VALUE).stream()
                .filter(session -> ReportOfCall.isOnline(session, asOf))
                .limit(limit)
                .toList(),
        List.of());
  }

  @Override
  public long lastCommit() {
    return locked(memory::lastCommit);
  }

  @Override
  public void sessions(long call, Consumer<Session> to) {
    ofCall(call, channel -> channel.sessions().inCall(call), List.<Session>of()).forEach(to);
  }

  @Override
  public List<Session> sessions(long call, long offset, int limit) {
    return ofCall(call, channel -> channel.sessions().latestInCall(call, offset, limit), List.of());
  }

  private <T> T ofCall(long call, Function<MemoryChannel, T> read, T nothing) {
    return locked(() -> Optional.ofNullable(memory.homes().get(call)).map(read).orElse(nothing));
  }

  @Override
  public List<Lane> lanes(long call, long offset, int limit) {
    return LaneCount.lanes(to -> sessions(call, to), offset, limit);
  }

  @Override
  public void presences(long call, @Nullable Long asOf, Presences to) {
    sessions(call, session -> ReportOfCall.presence(session, asOf, to));
  }

  @Override
  public CallFigures figures(long call) {
    FigureCount count = new FigureCount();
    sessions(call, count);
    return count.done();
  }

  @Override
  public List<CallReport> callsBefore(
      AppId app, String channel, long asOf, long before, int limit) {
    return ofChannel(
        app,
        channel,
        found ->
            found.calls().byStart().headMap(before, false).descendingMap().values().stream()
                .limit(limit)
                .map(call -> MemoryReports.report(found, call, asOf))
                .toList(),
        List.of());
  }

  @Override
  public Map<LedgerKey, Long> ledger(AppId app, String channel) {
    return ofChannel(app, channel, found -> Map.copyOf(found.totals().ledger()), Map.of());
  }

  @Override
  public Map<UserDay, DayShare> userDays(AppId app, String channel) {
    return ofChannel(app, channel, found -> Map.copyOf(found.totals().userDays()), Map.of());
  }

  @Override
  public Map<Long, ChannelDay> channelDays(AppId app, String channel) {
    return ofChannel(app, channel, found -> found.totals().channelDays(), Map.of());
  }

  @Override
  public Counts counts(AppId app) {
    return locked(() -> memory.app(app).map(MemoryApp::counts).orElse(Counts.NONE));
  }

  @Override
  public List<AppSummary> apps(@Nullable AppId after, int limit) {
    return locked(() -> notices.apps(after, limit));
  }

  @Override
  public @Nullable Long lastReceivedMs() {
    return locked(() -> notices.apps(null, Integer.MAX_VALUE)).stream()
        .map(AppSummary::lastReceivedMs)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  @Override
  public List<NoticeEntry> notices(
      AppId app, NoticeQuery query, @Nullable NoticePlace after, int limit) {
    return locked(() -> notices.notices(app, query, after, limit));
  }

  @Override
  public List<StoredNotice> notices(
      AppId app, String noticeId, Range received, @Nullable NoticePlace after, int limit) {
    return locked(() -> notices.notices(app, noticeId, received, after, limit));
  }

  @Override
  public List<StoredRejection> rejections(
      AppId app, Range received, @Nullable NoticePlace after, int limit) {
    return locked(() -> notices.rejections(app, received, after, limit));
  }
}
