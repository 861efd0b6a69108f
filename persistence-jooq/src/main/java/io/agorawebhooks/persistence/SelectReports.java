package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.ReportOfCall;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** What is said of calls, and the calls of a channel. */
final class SelectReports {
  private static final Condition OF_CHANNEL = Sql.is(CALLS.CHANNEL_ID);

  private final Prepared newest;
  private final Prepared covering;
  private final Prepared one;
  private final Prepared before;
  private final SelectOpen open;
  private final SelectClientTypes clientTypes;
  private final SelectPage sessions;

  SelectReports(Link link, SelectPage sessions) {
    this.sessions = sessions;
    newest = link.prepare(latest(OF_CHANNEL));
    covering = link.prepare(latest(OF_CHANNEL.and(covers())));
    one = link.prepare(ListedCall.select().where(Sql.is(CALLS.ID)));
    before =
        link.prepare(
            ListedCall.select()
                .where(OF_CHANNEL, CALLS.START_TS.lt(Sql.value(CALLS.START_TS)))
                .orderBy(CALLS.START_TS.desc())
                .limit(Sql.rows()));
    open = new SelectOpen(link);
    clientTypes = new SelectClientTypes(link);
  }

  private static Query latest(Condition which) {
    return ListedCall.select().where(which).orderBy(CALLS.START_TS.desc()).limit(DSL.inline(1));
  }

  /** That the second lies in the call; an end is a part of it. */
  private static Condition covers() {
    return CALLS
        .START_TS
        .le(Sql.value(CALLS.START_TS))
        .and(CALLS.END_TS.isNull().or(CALLS.END_TS.ge(Sql.value(CALLS.END_TS))));
  }

  Optional<CallReport> newest(long channel, long asOf) {
    return newest.first(ListedCall::read, channel).map(call -> whole(call, asOf));
  }

  Optional<CallReport> covering(long channel, long asOf, long second) {
    return covering.first(ListedCall::read, channel, second, second).map(call -> whole(call, asOf));
  }

  Optional<CallReport> one(long call, long asOf) {
    return one.first(ListedCall::read, call).map(found -> whole(found, asOf));
  }

  List<CallReport> before(long channel, long asOf, long second, long limit) {
    return before.list(ListedCall::read, channel, second, limit).stream()
        .map(call -> whole(call, asOf))
        .toList();
  }

  /** What is said of a call with all its sessions: of its row, but for those that are open. */
  CallReport whole(ListedCall listed, long asOf) {
    Call call = listed.stored().call();
    CallTotals totals = listed.stored().totals();
    SelectOpen.Now now =
        totals.openSessions() == 0 ? SelectOpen.Now.NOTHING : open.of(call.id(), asOf);
    return new CallReport(
        listed.channel(),
        call,
        call.live() && now.users() > 0,
        new Totals(
            call.sessions(),
            totals.hostSeconds(),
            totals.audienceSeconds(),
            totals.inferredSeconds(),
            totals.openSessions(),
            now.seconds()),
        call.users(),
        now.users(),
        clientTypes.of(call.id()));
  }

  /** What is said of a call with those of its sessions that match. */
  CallReport filtered(ListedCall listed, Filter filter, long asOf) {
    ReportOfCall report = new ReportOfCall(filter, asOf);
    sessions.each(listed.id(), report::add);
    return report.of(listed.channel(), listed.stored().call());
  }

  /** Whether a session of the call matches. */
  boolean isMatching(ListedCall listed, Filter filter, long asOf) {
    return sessions.any(listed.id(), filter.range().to(), session -> filter.matches(session, asOf));
  }

  @Override
  public String toString() {
    return before.toString();
  }
}
