package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.CallStore;
import io.agorawebhooks.correlation.ChannelChange;
import io.agorawebhooks.correlation.EventStore;
import io.agorawebhooks.correlation.SessionStore;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.storage.ChannelStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** A channel within a transaction. */
final class JooqChannel implements ChannelStore {
  private final Statements statements;
  private final ToLongFunction<NoticeKey> notices;
  private final long app;
  private final long id;

  /**
   * @param notices finds the rows of the notices that changes are made of
   */
  JooqChannel(Statements statements, ToLongFunction<NoticeKey> notices, long app, long id) {
    this.statements = statements;
    this.notices = notices;
    this.app = app;
    this.id = id;
  }

  @Override
  public EventStore events() {
    return new JooqEvents(statements, id);
  }

  @Override
  public SessionStore sessions() {
    return new JooqSessions(statements, id);
  }

  @Override
  public CallStore calls() {
    return new JooqCalls(statements, id);
  }

  @Override
  public void apply(ChannelChange change) {
    change.events().forEach(this::put);
    statements.sessions.change(id, change.sessions());
    apply(change.removedCalls(), change.calls(), CallTotals.change(change.sessions()));
    statements.ledger.add(id, Ledger.change(change.sessions()));
    statements.days.change(id, change.sessions(), sessions());
  }

  private void put(Delivery delivery) {
    Event event = Objects.requireNonNull(delivery.notice().event(), "event is null");
    statements.events.put(id, event, notices.applyAsLong(delivery.notice().key()));
  }

  private void apply(List<Long> removed, List<Call> changed, Map<Long, CallTotals> totals) {
    Map<Long, CallTotals> left = new HashMap<>(totals);
    for (long call : removed) {
      left.remove(call);
      statements.calls.delete(call);
    }
    for (Call call : changed) {
      CallTotals more = left.remove(call.id());
      statements.calls.put(app, id, call, more == null ? CallTotals.NONE : more);
    }
    left.forEach(statements.calls::add);
  }
}
