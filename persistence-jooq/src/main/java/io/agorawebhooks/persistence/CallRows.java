package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.metrics.CallTotals;
import java.util.List;
import org.jooq.Field;

/** Writes calls and the totals of their sessions. */
final class CallRows {
  static final List<Field<?>> VALUES =
      List.of(
          CALLS.APP_ID,
          CALLS.CHANNEL_ID,
          CALLS.START_TS,
          CALLS.CREATED,
          CALLS.DESTROYED_TS,
          CALLS.END_TS,
          CALLS.KNOWN_TS,
          CALLS.ACTIVITY_TS,
          CALLS.LAST_JOIN_TS,
          CALLS.SESSIONS,
          CALLS.USERS,
          CALLS.ENDLESS);

  static final List<Field<Long>> TOTALS =
      List.of(
          CALLS.HOST_SECONDS, CALLS.AUDIENCE_SECONDS, CALLS.INFERRED_SECONDS, CALLS.OPEN_SESSIONS);

  private final Prepared put;
  private final Prepared add;
  private final Prepared delete;

  CallRows(Link link) {
    put = link.prepare(Sql.put(CALLS, List.of(CALLS.ID), VALUES, TOTALS));
    add = link.prepare(Sql.add(CALLS, TOTALS, List.of(CALLS.ID)));
    delete = link.prepare(Sql.DIALECT.deleteFrom(CALLS).where(Sql.is(CALLS.ID)));
  }

  /** Writes a call and adds to its totals. */
  void put(long app, long channel, Call call, CallTotals more) {
    put.run(values(new Values().add(call.id(), app, channel, call.start()), call, more));
  }

  /** What follows app, channel and start in a row. */
  static Values values(Values values, Call call, CallTotals totals) {
    return values
        .add(Numbers.of(call.created()))
        .add(call.destroyed(), call.end(), call.known(), activity(call))
        .add(call.lastJoin() == Long.MIN_VALUE ? null : call.lastJoin())
        .add(call.sessions(), call.users(), call.endless())
        .add(totals.hostSeconds(), totals.audienceSeconds())
        .add(totals.inferredSeconds(), totals.openSessions());
  }

  private static long activity(Call call) {
    return call.destroyed() == null ? call.known() : Math.max(call.known(), call.destroyed());
  }

  /** Adds to the totals of a call that is the same otherwise. */
  void add(long call, CallTotals more) {
    add.run(
        more.hostSeconds(),
        more.audienceSeconds(),
        more.inferredSeconds(),
        more.openSessions(),
        call);
  }

  void delete(long call) {
    delete.run(call);
  }

  @Override
  public String toString() {
    return put.toString();
  }
}
