package io.agorawebhooks.persistence;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.Role;
import io.agorawebhooks.storage.CallList;
import io.agorawebhooks.storage.CallPlace;
import io.agorawebhooks.storage.CallQuery;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.CallSums;
import io.agorawebhooks.storage.ListPart;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The calls of an app that a query asks for.
 *
 * <p>Most calls lie in the range as a whole, or outside: whether they are listed follows from an
 * index, and what is said of them from their row. Those in progress at its two ends, few at any
 * second, are looked at one by one with their sessions.
 */
final class CallSearch {
  /** Of so many channels it costs less to read the ledgers of some than the days of all. */
  private static final int FEW = 1000;

  private final long app;
  private final CallQuery query;
  private final Filter filter;
  private final long asOf;
  private final SearchTools tools;
  private final KindFilter kind;
  private final Chosen chosen;

  CallSearch(long app, CallQuery query, long asOf, SearchTools tools) {
    this.app = app;
    this.query = query;
    this.filter = query.filter();
    this.asOf = asOf;
    this.tools = tools;
    this.kind = KindFilter.of(filter, tools.kinds().of(app));
    this.chosen = tools.channels().chosen(app, query);
    if (!chosen.isAll()) {
      tools.chosen().set(chosen.named().keySet());
    }
  }

  CallList list(ListPart part) {
    if (chosen.isNone() || kind.isNone()) {
      return CallList.NONE;
    }
    return Boolean.TRUE.equals(query.live()) ? live(part) : all(part);
  }

  /** Those that somebody is online in. */
  private CallList live(ListPart part) {
    List<CallReport> live = matching(liveCalls().values()).stream().map(this::looked).toList();
    List<Merged.Entry> entries =
        live.stream()
            .map(report -> new Merged.Entry(CallPlace.of(report, part.order()), () -> report))
            .toList();
    return new Merged(part, entries, (skipped, limit) -> List.of()).list(sums(live));
  }

  private Map<Long, ListedCall> liveCalls() {
    Map<Long, ListedCall> live = new TreeMap<>();
    for (ListedCall call : tools.around().open(app, asOf - Totals.STALE, chosen.which())) {
      if (tools.reports().whole(call, asOf).live()) {
        live.put(call.id(), call);
      }
    }
    return live;
  }

  /** Those with a session that matches. */
  private List<ListedCall> matching(Collection<ListedCall> calls) {
    return calls.stream().filter(call -> query.isWhole() || isMatching(call)).toList();
  }

  private boolean isMatching(ListedCall call) {
    return (!kind.isExact() || kind.has(call.stored().kinds()))
        && tools.reports().isMatching(call, filter, asOf);
  }

  private CallReport looked(ListedCall call) {
    return query.isWhole()
        ? tools.reports().whole(call, asOf)
        : tools.reports().filtered(call, filter, asOf);
  }

  private CallList all(ListPart part) {
    Map<Long, ListedCall> apart = edges();
    Map<Long, ListedCall> live = query.live() == null ? Map.of() : liveCalls();
    apart.keySet().removeAll(live.keySet());
    List<ListedCall> matching = matching(apart.values());
    apart.putAll(live);
    tools.apart().set(apart.keySet());
    CallsWithin.Where where =
        new CallsWithin.Where(app, filter.range(), query.isWhole() ? null : kind, chosen.which());
    Merged merged =
        new Merged(
            part,
            entries(matching, part, this::looked),
            (skipped, limit) ->
                entries(
                    tools.within().list(where, part.order(), part.after(), skipped, limit),
                    part,
                    this::within));
    CallSums sums = sums(where, matching, live.values());
    long calls = count(where, apart.values()) + matching.size();
    return merged.list(sums.plus(CallSums.of(calls - sums.calls(), Totals.NONE)));
  }

  private static List<Merged.Entry> entries(
      List<ListedCall> calls, ListPart part, Function<ListedCall, CallReport> report) {
    return calls.stream()
        .map(call -> new Merged.Entry(call.place(part.order()), () -> report.apply(call)))
        .toList();
  }

  /** What is said of a call that lies in the range as a whole. */
  private CallReport within(ListedCall call) {
    return filter.isOfAllKinds()
        ? tools.reports().whole(call, asOf)
        : tools.reports().filtered(call, filter.during(Range.ALL), asOf);
  }

  /** Calls that may lie in the range in part only. */
  private Map<Long, ListedCall> edges() {
    Map<Long, ListedCall> edges = new TreeMap<>();
    for (long second : List.of(filter.range().from(), filter.range().to())) {
      if (second != Long.MIN_VALUE && second != Long.MAX_VALUE) {
        tools.around().at(app, second, chosen.which()).forEach(call -> edges.put(call.id(), call));
      }
    }
    return edges;
  }

  private long count(CallsWithin.Where where, Collection<ListedCall> apart) {
    if (!chosen.isAll() || !kind.isExact()) {
      return tools.within().count(where);
    }
    long counted =
        apart.stream()
            .filter(call -> where.kind() == null || kind.has(call.stored().kinds()))
            .filter(call -> isIn(filter.range(), call.stored().call().activity()))
            .count();
    return tools.within().countAll(where, kind) - counted;
  }

  private static boolean isIn(Range range, long second) {
    return second >= range.from() && second < range.to();
  }

  private CallSums sums(
      CallsWithin.Where where, List<ListedCall> matching, Collection<ListedCall> live) {
    if (isFound() && !SelectDays.areWhole(filter.range())) {
      return CallSums.of(0, tools.within().totals(where))
          .plus(completed(looked(matching)))
          .plus(open(live));
    }
    CallSums all = ledger().plus(open(List.of()));
    return live.isEmpty() ? all : all.minus(looked(matching(live)));
  }

  private static CallSums completed(CallSums sums) {
    return new CallSums(
        0, sums.hostSeconds(), sums.audienceSeconds(), sums.inferredSeconds(), 0, 0);
  }

  private CallSums looked(List<ListedCall> calls) {
    return sums(calls.stream().map(this::looked).toList());
  }

  private static CallSums sums(List<CallReport> reports) {
    return reports.stream().map(CallSums::of).reduce(CallSums.NONE, CallSums::plus);
  }

  /** Whether these are the sessions of channels by a part of their names, which may be many. */
  private boolean isFound() {
    return query.text() != null
        && filter.isOfAllKinds()
        && (chosen.which() == Chosen.Which.NAMED || chosen.named().size() > FEW);
  }

  private CallSums ledger() {
    if (isFound()) {
      return tools.days().sums(app, chosen.which(), filter.range());
    }
    Cuts cuts = Cuts.of(filter.range());
    Map<MinutesKey, Long> seconds = tools.minutes().of(app, chosen, filter, cuts);
    CallSums sums = CallSums.NONE;
    for (Map.Entry<MinutesKey, Long> entry : seconds.entrySet()) {
      long more = entry.getValue();
      boolean host = entry.getKey().role() == Role.HOST;
      long inferred = entry.getKey().inferred() ? more : 0;
      sums = sums.plus(new CallSums(0, host ? more : 0, host ? 0 : more, inferred, 0, 0));
    }
    return sums;
  }

  /**
   * What open sessions add.
   *
   * @param but calls that do not count
   */
  private CallSums open(Collection<ListedCall> but) {
    Set<Long> left = but.stream().map(ListedCall::id).collect(Collectors.toSet());
    CallSums[] sums = {CallSums.NONE};
    tools
        .sessions()
        .open(
            app,
            filter.range(),
            found -> {
              if (isChosen(found.channel())
                  && !left.contains(found.session().call())
                  && filter.matches(found.session(), asOf)) {
                Totals totals = Totals.of(found.session(), filter, asOf);
                sums[0] = sums[0].plus(CallSums.of(0, totals));
              }
            });
    return sums[0];
  }

  private boolean isChosen(String channel) {
    return chosen.isAll() || query.isOf(channel);
  }

  @Override
  public String toString() {
    return "search for " + query;
  }
}
