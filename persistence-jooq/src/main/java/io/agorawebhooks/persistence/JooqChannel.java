package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.CallStore;
import io.agorawebhooks.correlation.ChannelChange;
import io.agorawebhooks.correlation.EventStore;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.correlation.SessionStore;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.storage.ChannelStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A channel within a transaction. */
final class JooqChannel implements ChannelStore {
  private final Statements statements;
  private final ToLongFunction<NoticeKey> notices;
  private final long app;
  private final long id;
  private final long frozen;

  /**
   * @param notices finds the rows of the notices that changes are made of
   * @param frozen the second before which events, and what was made of them, are not seen
   */
  JooqChannel(
      Statements statements, ToLongFunction<NoticeKey> notices, long app, long id, long frozen) {
    this.statements = statements;
    this.notices = notices;
    this.app = app;
    this.id = id;
    this.frozen = frozen;
  }

  @Override
  public EventStore events() {
    return new JooqEvents(statements, id, frozen);
  }

  @Override
  public SessionStore sessions() {
    return new JooqSessions(statements, id, frozen);
  }

  @Override
  public CallStore calls() {
    return new JooqCalls(statements, id, frozen);
  }

  @Override
  public void apply(ChannelChange change) {
    change.events().forEach(this::put);
    statements.sessions.change(app, id, change.sessions());
    apply(change.removedCalls(), change.calls(), change.sessions());
    Map<LedgerKey, Long> minutes = Ledger.change(change.sessions());
    statements.ledger.add(id, minutes);
    statements.appMinutes.add(app, minutes);
    statements.channelSpans.add(app, id, minutes);
    statements.days.change(app, id, frozen, change.sessions(), sessions());
  }

  private void put(Delivery delivery) {
    Event event = Objects.requireNonNull(delivery.notice().event(), "event is null");
    statements.events.put(id, event, notices.applyAsLong(delivery.notice().key()));
  }

  private void apply(List<Long> removed, List<Call> changed, List<SessionChange> sessions) {
    Map<Long, CallTotals> totals = CallTotals.change(sessions);
    Map<Long, Map<Integer, Long>> kinds = statements.callKinds.changes(app, sessions);
    Map<Long, @Nullable Call> calls = new LinkedHashMap<>();
    totals.keySet().forEach(call -> calls.put(call, null));
    kinds.keySet().forEach(call -> calls.put(call, null));
    changed.forEach(call -> calls.put(call.id(), call));
    for (long call : removed) {
      calls.remove(call);
      statements.calls.remove(app, id, call, kinds.getOrDefault(call, Map.of()));
    }
    calls.forEach(
        (row, call) ->
            statements.calls.change(
                app,
                id,
                row,
                call,
                totals.getOrDefault(row, CallTotals.NONE),
                kinds.getOrDefault(row, Map.of())));
  }
}
