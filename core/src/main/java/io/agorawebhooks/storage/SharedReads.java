package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Presences;
import io.agorawebhooks.notice.AppId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads of what is shared of an app: what else there is cannot be read by any question. A filter
 * shows sessions that match as they are, but counts of them only what it lets pass.
 */
final class SharedReads implements ReadsOfCalls {
  private final ReadsOfCalls all;
  private final AppId app;
  private final Shared what;
  private final Filter filter;
  private final long asOf;

  /**
   * @param all reads of everything
   * @param asOf epoch second up to which open sessions last
   */
  SharedReads(ReadsOfCalls all, AppId app, Shared what, long asOf) {
    this.all = all;
    this.app = app;
    this.what = what;
    this.filter = what.filter();
    this.asOf = asOf;
  }

  @Override
  public CallList calls(AppId of, CallQuery query, long second, ListPart part) {
    if (!of.equals(app)) {
      return CallList.NONE;
    }
    return filter
        .and(query.filter())
        .map(both -> calls(new CallQuery(both, query.text(), query.live()), part))
        .orElse(CallList.NONE);
  }

  private CallList calls(CallQuery query, ListPart part) {
    return what instanceof Shared.Call call
        ? only(call, query, part)
        : all.calls(app, query, asOf, part);
  }

  /** The list of the one call that is shared, if it is asked for. */
  private CallList only(Shared.Call shared, CallQuery query, ListPart part) {
    Optional<CallReport> found =
        query.isOf(shared.channel())
            ? all.call(app, shared.channel(), asOf, shared.start())
                .flatMap(report -> matching(report, query))
            : Optional.empty();
    if (found.isEmpty()) {
      return CallList.NONE;
    }
    boolean isHere = part.skipped() == 0 && part.limit() > 0 && isBehind(part, found.get());
    return new CallList(isHere ? List.of(found.get()) : List.of(), false, CallSums.of(found.get()));
  }

  private static boolean isBehind(ListPart part, CallReport report) {
    return part.after() == null || CallPlace.of(report, part.order()).compareTo(part.after()) > 0;
  }

  /** What the sessions of a call say that match, if the call is asked for. */
  private Optional<CallReport> matching(CallReport report, CallQuery query) {
    CallReport matching = report;
    if (!query.isWhole()) {
      ReportOfCall count = new ReportOfCall(query.filter(), asOf);
      all.sessions(report.call().id(), count::add);
      matching = count.of(report.channel(), report.call());
    }
    return Optional.of(matching)
        .filter(found -> query.isOf(found) && (query.isWhole() || found.users() > 0));
  }

  @Override
  public Optional<CallReport> call(AppId of, String channel, long second, @Nullable Long id) {
    if (!of.equals(app) || !filter.isOf(channel)) {
      return Optional.empty();
    }
    if (what instanceof Shared.Call call) {
      return all.call(app, channel, asOf, call.start()).filter(found -> is(found, id));
    }
    return isWhole() || id != null
        ? all.call(app, channel, asOf, id).flatMap(found -> matching(found, CallQuery.of(filter)))
        : newest(channel);
  }

  /** Whether it is also the call that is asked for. */
  private boolean is(CallReport found, @Nullable Long id) {
    return id == null
        || all.call(app, found.channel(), asOf, id)
            .filter(asked -> asked.call().id() == found.call().id())
            .isPresent();
  }

  private Optional<CallReport> newest(String channel) {
    return callsBefore(app, channel, asOf, Long.MAX_VALUE, 1).stream().findFirst();
  }

  private boolean isWhole() {
    return CallQuery.of(filter).isWhole();
  }

  @Override
  public void sessions(long call, Consumer<Session> to) {
    all.sessions(
        call,
        session -> {
          if (filter.matches(session, asOf)) {
            to.accept(session);
          }
        });
  }

  @Override
  public List<Session> sessions(long call, long offset, int limit) {
    return isWhole() ? all.sessions(call, offset, limit) : matching(call, offset, limit);
  }

  /** Counts first, and then reads as far as that, since the end of the list comes first. */
  private List<Session> matching(long call, long offset, int limit) {
    long[] count = {0};
    sessions(call, session -> count[0]++);
    long end = count[0] - offset;
    List<Session> page = new ArrayList<>();
    long[] at = {0};
    sessions(
        call,
        session -> {
          if (at[0] < end && at[0] >= end - limit) {
            page.add(session);
          }
          at[0]++;
        });
    Collections.reverse(page);
    return page;
  }

  @Override
  public List<Lane> lanes(long call, long offset, int limit) {
    return isWhole()
        ? all.lanes(call, offset, limit)
        : LaneCount.lanes(to -> sessions(call, to), offset, limit);
  }

  @Override
  public void presences(long call, @Nullable Long second, Presences to) {
    if (isWhole()) {
      all.presences(call, second, to);
    } else {
      sessions(call, session -> ReportOfCall.presence(session, second, to));
    }
  }

  @Override
  public CallFigures figures(long call) {
    if (isWhole()) {
      return all.figures(call);
    }
    FigureCount count = new FigureCount();
    sessions(call, count);
    return count.done();
  }

  @Override
  public List<CallReport> callsBefore(
      AppId of, String channel, long second, long before, int limit) {
    if (!of.equals(app) || !filter.isOf(channel) || what instanceof Shared.Call) {
      return List.of();
    }
    if (isWhole()) {
      return all.callsBefore(app, channel, asOf, before, limit);
    }
    // Behind all places of that second.
    CallPlace place = new CallPlace(before, Long.MIN_VALUE, "");
    CallQuery query = CallQuery.of(filter.among(Set.of(channel)));
    return all.calls(app, query, asOf, new ListPart(CallOrder.STARTED, place, 0, limit)).calls();
  }
}
