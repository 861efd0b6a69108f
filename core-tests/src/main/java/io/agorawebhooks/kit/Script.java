package io.agorawebhooks.kit;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.ChannelChange;
import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.storage.ChannelStore;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes a channel's history into a storage by the batch function: whatever changes between the
 * history before and after new events is the change.
 */
final class Script {
  private final Storage storage;
  private final AppId app;
  private final String channel;
  private final Map<EventKey, Event> events = new HashMap<>();
  private final Map<Long, Long> ids = new HashMap<>();
  private Map<EventKey, Session> sessions = Map.of();
  private Map<Long, Call> calls = Map.of();

  Script(Storage storage, AppId app, String channel) {
    this.storage = storage;
    this.app = app;
    this.channel = channel;
  }

  /** Stores these events and what follows from them in one transaction. */
  Script tell(Event... told) {
    storage.write(
        transaction -> {
          tell(transaction, List.of(told));
          return true;
        });
    return this;
  }

  /** The same within a transaction. */
  void tell(Transaction transaction, List<Event> told) {
    List<Delivery> deliveries = new ArrayList<>();
    for (Event event : told) {
      events.put(event.key(), event);
      deliveries.add(Notices.delivery(app, channel, event));
    }
    deliveries.forEach(transaction::store);
    ChannelStore store = transaction.channel(app, channel);
    store.apply(change(deliveries, store));
  }

  private ChannelChange change(List<Delivery> deliveries, ChannelStore store) {
    History history = History.of(events.values());
    Map<Long, Call> callsNow = new HashMap<>();
    for (Call call : history.calls()) {
      long id = ids.computeIfAbsent(call.start(), start -> store.calls().newId());
      callsNow.put(id, call.withId(id));
    }
    Map<EventKey, Session> sessionsNow = new HashMap<>();
    for (Session session : history.sessions()) {
      sessionsNow.put(session.key(), session.inCall(ids.get(session.call())));
    }
    ChannelChange change =
        new ChannelChange(
            deliveries,
            calls.keySet().stream().filter(id -> !callsNow.containsKey(id)).toList(),
            callsNow.values().stream().filter(call -> !call.equals(calls.get(call.id()))).toList(),
            difference(sessions, sessionsNow));
    ids.values().retainAll(callsNow.keySet());
    sessions = sessionsNow;
    calls = callsNow;
    return change;
  }

  private static List<SessionChange> difference(
      Map<EventKey, Session> before, Map<EventKey, Session> after) {
    TreeSet<EventKey> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    keys.removeIf(key -> after.containsKey(key) && after.get(key).equals(before.get(key)));
    return keys.stream().map(key -> new SessionChange(before.get(key), after.get(key))).toList();
  }

  /** The calls as they are stored, ordered by start. */
  List<Call> calls() {
    return calls.values().stream().sorted((a, b) -> Long.compare(a.start(), b.start())).toList();
  }

  /** The sessions as they are stored, in session order. */
  List<Session> sessions() {
    return History.of(events.values()).sessions().stream()
        .map(session -> sessions.get(session.key()))
        .toList();
  }

  /** The id of the call that starts at this second. */
  long id(long start) {
    return ids.get(start);
  }
}
