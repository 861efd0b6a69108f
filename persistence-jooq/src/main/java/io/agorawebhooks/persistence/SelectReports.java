package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.storage.CallReport;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/** Calls with their totals. */
final class SelectReports {
  private static final Condition OF_CHANNEL = Sql.is(CALLS.CHANNEL_ID);

  private final Prepared ofApp;
  private final Prepared count;
  private final Prepared newest;
  private final Prepared covering;
  private final Prepared before;
  private final SelectOpen open;
  private final SelectClientTypes clientTypes;

  SelectReports(Link link) {
    ofApp =
        link.prepare(
            select()
                .where(Sql.is(CALLS.APP_ID))
                .orderBy(CALLS.ACTIVITY_TS.desc(), CALLS.START_TS.desc(), CHANNELS.NAME)
                .limit(Sql.rows())
                .offset(Sql.rows()));
    count = link.prepare(DSL.selectCount().from(CALLS).where(Sql.is(CALLS.APP_ID)));
    newest = link.prepare(latest(OF_CHANNEL));
    covering = link.prepare(latest(OF_CHANNEL.and(covers())));
    before =
        link.prepare(
            select()
                .where(OF_CHANNEL, CALLS.START_TS.lt(Sql.value(CALLS.START_TS)))
                .orderBy(CALLS.START_TS.desc())
                .limit(Sql.rows()));
    open = new SelectOpen(link);
    clientTypes = new SelectClientTypes(link);
  }

  private static SelectOnConditionStep<?> select() {
    return DSL.select(CHANNELS.NAME)
        .select(CallRow.READ)
        .select(
            CALLS.HOST_SECONDS, CALLS.AUDIENCE_SECONDS, CALLS.INFERRED_SECONDS, CALLS.OPEN_SESSIONS)
        .from(CALLS)
        .join(CHANNELS)
        .on(CHANNELS.ID.eq(CALLS.CHANNEL_ID));
  }

  private static Query latest(Condition which) {
    return select().where(which).orderBy(CALLS.START_TS.desc()).limit(DSL.inline(1));
  }

  /** That the second lies in the call; an end is a part of it. */
  private static Condition covers() {
    return CALLS
        .START_TS
        .le(Sql.value(CALLS.START_TS))
        .and(CALLS.END_TS.isNull().or(CALLS.END_TS.ge(Sql.value(CALLS.END_TS))));
  }

  List<CallReport> ofApp(long app, long asOf, long offset, long limit) {
    return ofApp.list(row -> read(row, asOf), app, limit, offset);
  }

  long count(long app) {
    return count.first(Row::number, app).orElse(0L);
  }

  Optional<CallReport> newest(long channel, long asOf) {
    return newest.first(row -> read(row, asOf), channel);
  }

  Optional<CallReport> covering(long channel, long asOf, long second) {
    return covering.first(row -> read(row, asOf), channel, second, second);
  }

  List<CallReport> before(long channel, long asOf, long second, long limit) {
    return before.list(row -> read(row, asOf), channel, second, limit);
  }

  private CallReport read(Row row, long asOf) {
    String channel = row.text();
    Call call = CallRow.read(row);
    long host = row.number();
    long audience = row.number();
    long inferred = row.number();
    int openSessions = row.count();
    SelectOpen.Now now = openSessions == 0 ? SelectOpen.Now.NOTHING : open.of(call.id(), asOf);
    return new CallReport(
        channel,
        call,
        host,
        audience,
        inferred,
        openSessions,
        now.seconds(),
        now.users(),
        clientTypes.of(call.id()));
  }

  @Override
  public String toString() {
    return ofApp.toString();
  }
}
