package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.ChannelChange;

/** What is kept of one channel. */
final class MemoryChannel implements ChannelStore {
  private final String name;
  private final Memory memory;
  private final MemoryEvents events;
  private final MemorySessions sessions;
  private final MemoryCalls calls;
  private final MemoryTotals totals;

  MemoryChannel(String name, Memory memory) {
    this.name = name;
    this.memory = memory;
    this.events = new MemoryEvents(memory.journal());
    this.sessions = new MemorySessions(memory.journal());
    this.calls = new MemoryCalls(memory);
    this.totals = new MemoryTotals(memory.journal());
  }

  String name() {
    return name;
  }

  @Override
  public MemoryEvents events() {
    return events;
  }

  @Override
  public MemorySessions sessions() {
    return sessions;
  }

  @Override
  public MemoryCalls calls() {
    return calls;
  }

  MemoryTotals totals() {
    return totals;
  }

  @Override
  public void apply(ChannelChange change) {
    change.events().forEach(events::put);
    change.removedCalls().forEach(id -> memory.journal().remove(memory.homes(), id));
    for (Call call : change.calls()) {
      memory.journal().put(memory.homes(), call.id(), this);
    }
    calls.change(change.removedCalls(), change.calls());
    sessions.change(change.sessions());
    totals.change(change.sessions(), sessions);
  }
}
