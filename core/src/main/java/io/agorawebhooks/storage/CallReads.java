package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Concurrency;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Quality;
import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.metrics.UserFigures;
import io.agorawebhooks.metrics.UserRanking;
import io.agorawebhooks.metrics.UserRoles;
import io.agorawebhooks.notice.ClientType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Reads all about one call on one snapshot. Sessions stream by: first to find out which users are
 * on the page, then for what those did.
 */
final class CallReads {
  private final ReadsOfCalls reads;
  private final Filter filter;
  private final CallReport report;
  private final CallPart part;
  private final long asOf;

  /**
   * @param filter that the sessions match which the reads know
   */
  CallReads(ReadsOfCalls reads, Filter filter, CallReport report, CallPart part, long asOf) {
    this.reads = reads;
    this.filter = filter;
    this.report = report;
    this.part = part;
    this.asOf = asOf;
  }

  private long call() {
    return report.call().id();
  }

  /**
   * @param before the others start before this second
   */
  CallDetail detail(long before, SessionQuery sessions) {
    List<CallReport> others = new ArrayList<>(others(before));
    boolean more = others.size() > Reports.OTHER_CALLS;
    return new CallDetail(
        report,
        reads.figures(call()),
        sessions(sessions),
        more ? others.subList(0, Reports.OTHER_CALLS) : others,
        more);
  }

  /** The usual order is one that the storage can begin anywhere; others need all of them. */
  private Page<Session> sessions(SessionQuery query) {
    if (query.equals(SessionQuery.ALL)) {
      return page(
          reads.sessions(call(), part.skipped(), part.perPage()), report.totals().sessions());
    }
    First<Session> first = new First<>(query.comparator(), part.page(), part.perPage());
    reads.sessions(
        call(),
        session -> {
          if (query.matches(session)) {
            first.add(session);
          }
        });
    return first.page();
  }

  /** One more than are told, and the call itself may be among those read. */
  private List<CallReport> others(long before) {
    return reads
        .callsBefore(part.app(), report.channel(), asOf, before, Reports.OTHER_CALLS + 2)
        .stream()
        .filter(other -> other.call().id() != call())
        .toList();
  }

  private <T> Page<T> page(List<T> items, long total) {
    return new Page<>(items, part.page(), part.perPage(), total);
  }

  RoleReport roles() {
    RoleFigures.Count figures = RoleFigures.counting(filter, asOf);
    Page<UserRoles> users =
        users(figures, uid -> UserRoles.counting(uid, filter, asOf), UserRoles.Count::done);
    return new RoleReport(report, figures.done(), users);
  }

  UsersReport users() {
    Page<UserFigures> users =
        users(
            session -> {}, uid -> UserFigures.counting(uid, filter, asOf), UserFigures.Count::done);
    return new UsersReport(report, users);
  }

  /**
   * A page of the users.
   *
   * @param all takes every session
   * @param counting makes what takes the sessions of a uid
   */
  private <C extends Consumer<Session>, T> Page<T> users(
      Consumer<Session> all, LongFunction<C> counting, Function<C, T> done) {
    UserRanking ranking = new UserRanking(part.uids());
    reads.sessions(call(), all.andThen(ranking));
    Map<Long, C> counts = new LinkedHashMap<>();
    for (long uid : ranking.uids(part.skipped(), part.perPage())) {
      counts.put(uid, counting.apply(uid));
    }
    if (!counts.isEmpty()) {
      reads.sessions(call(), session -> count(counts, session));
    }
    return page(counts.values().stream().map(done).toList(), ranking.size());
  }

  private static <C extends Consumer<Session>> void count(Map<Long, C> counts, Session session) {
    C count = counts.get(session.uid());
    if (count != null) {
      count.accept(session);
    }
  }

  QualityReport quality() {
    Quality.Count quality = Quality.counting();
    Concurrency.Count concurrency = Concurrency.counting();
    reads.presences(
        call(),
        null,
        (uid, join, leave, reason) -> {
          quality.add(uid, join, leave, reason);
          concurrency.add(uid, join, leave, reason);
        });
    Quality done = quality.done();
    boolean test = done.sampleSize() > 0 && people() == 1;
    return new QualityReport(report, done, test, concurrency.done());
  }

  ConcurrencyReport concurrency() {
    Concurrency.Count concurrency = Concurrency.counting();
    reads.presences(call(), asOf, concurrency);
    return new ConcurrencyReport(report, concurrency.done());
  }

  /** Users that are no bots; only where there are bots do the sessions tell how many. */
  private int people() {
    boolean bots =
        report.clientTypes().stream().anyMatch(type -> type != null && ClientType.of(type).isBot());
    return bots ? reads.figures(call()).participants() : report.users();
  }

  /** The sessions are read from their end, where the last page has what is left. */
  TimelineReport timeline() {
    long total = report.totals().sessions();
    long behind = Math.max(0, total - part.skipped() - part.perPage());
    int limit = (int) Math.max(0, Math.min(part.perPage(), total - part.skipped()));
    List<Session> sessions = new ArrayList<>(reads.sessions(call(), behind, limit));
    Collections.reverse(sessions);
    return new TimelineReport(report, page(sessions, total));
  }

  LanesReport lanes() {
    return new LanesReport(
        report, page(reads.lanes(call(), part.skipped(), part.perPage()), report.users()));
  }
}
