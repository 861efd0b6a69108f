package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.metrics.CallTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes calls, what their sessions add up to, and of what kinds they are. */
final class CallRows {
  /** All but the id. */
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
          CALLS.ENDLESS,
          CALLS.HOST_SECONDS,
          CALLS.AUDIENCE_SECONDS,
          CALLS.INFERRED_SECONDS,
          CALLS.OPEN_SESSIONS,
          CALLS.REACH_TS,
          CALLS.SIZE,
          CALLS.KINDS);

  private final Prepared select;
  private final Prepared insert;
  private final Prepared update;
  private final Prepared delete;
  private final CallKindRows kinds;
  private final CallDayRows days;

  CallRows(Link link, CallKindRows kinds, CallDayRows days) {
    this.kinds = kinds;
    this.days = days;
    List<Field<?>> all = new ArrayList<>(List.of(CALLS.ID));
    all.addAll(VALUES);
    select = link.prepare(DSL.select(StoredCall.READ).from(CALLS).where(Sql.is(CALLS.ID)));
    insert = link.prepare(Sql.insert(CALLS, all));
    update = link.prepare(Sql.update(CALLS, VALUES, List.of(CALLS.ID)));
    delete = link.prepare(Sql.DIALECT.deleteFrom(CALLS).where(Sql.is(CALLS.ID)));
  }

  /**
   * Changes a call.
   *
   * @param id its row
   * @param now the call after the change, null if it is as it was
   * @param more what its sessions add to its totals
   * @param moreKinds how many sessions of each kind there are more
   */
  void change(
      long app,
      long channel,
      long id,
      @Nullable Call now,
      CallTotals more,
      Map<Integer, Long> moreKinds) {
    @Nullable StoredCall before = select.first(StoredCall::read, id).orElse(null);
    @Nullable Call call = now == null && before != null ? before.call() : now;
    if (call == null) {
      throw new IllegalArgumentException("There is no call " + id);
    }
    CallTotals totals = before == null ? more : before.totals().plus(more);
    long set = kinds.change(channel, id, before == null ? 0 : before.kinds(), moreKinds);
    put(app, channel, before, new StoredCall(call, totals, set));
  }

  private void put(long app, long channel, @Nullable StoredCall before, StoredCall after) {
    long id = after.call().id();
    if (before == null) {
      insert.run(values(new Values().add(id, app, channel), after));
    } else if (!before.equals(after)) {
      update.run(values(new Values().add(app, channel), after).add(id));
    }
    days.change(app, before, after);
  }

  /** Removes a call, whose sessions are in others or gone. */
  void remove(long app, long channel, long id, Map<Integer, Long> moreKinds) {
    kinds.change(channel, id, 0, moreKinds);
    select.first(StoredCall::read, id).ifPresent(before -> days.change(app, before, null));
    delete.run(id);
  }

  /** What follows app and channel in a row. */
  static Values values(Values values, StoredCall stored) {
    Call call = stored.call();
    CallTotals totals = stored.totals();
    return values
        .add(call.start(), Numbers.of(call.created()))
        .add(call.destroyed(), call.end(), call.known(), call.activity())
        .add(call.lastJoin() == Long.MIN_VALUE ? null : call.lastJoin())
        .add(call.sessions(), call.users(), call.endless())
        .add(totals.hostSeconds(), totals.audienceSeconds())
        .add(totals.inferredSeconds(), totals.openSessions())
        .add(stored.reach(), stored.size(), stored.kinds());
  }

  @Override
  public String toString() {
    return update.toString();
  }
}
