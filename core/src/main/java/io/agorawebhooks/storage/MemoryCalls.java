package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.CallStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The calls of one channel. */
final class MemoryCalls implements CallStore {
  private final Memory memory;
  private final Map<Long, Call> byId = new HashMap<>();
  private final NavigableMap<Long, Call> byStart = new TreeMap<>();

  MemoryCalls(Memory memory) {
    this.memory = memory;
  }

  /** All old starts go first: a call may begin where another one did. */
  void change(Collection<Long> removed, Collection<Call> changed) {
    removed.forEach(this::remove);
    changed.forEach(call -> remove(call.id()));
    for (Call call : changed) {
      memory.journal().put(byId, call.id(), call);
      memory.journal().put(byStart, call.start(), call);
    }
  }

  private void remove(long id) {
    Call old = byId.get(id);
    if (old != null) {
      memory.journal().remove(byId, id);
      memory.journal().remove(byStart, old.start());
    }
  }

  /** By start. */
  NavigableMap<Long, Call> byStart() {
    return byStart;
  }

  @Override
  public Optional<Call> call(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<Call> latestTo(long second) {
    return value(byStart.floorEntry(second));
  }

  @Override
  public Optional<Call> earliestAfter(long second) {
    return value(byStart.higherEntry(second));
  }

  private static Optional<Call> value(Map.@Nullable Entry<Long, Call> entry) {
    return Optional.ofNullable(entry).map(Map.Entry::getValue);
  }

  @Override
  public List<Call> calls(long from, long to) {
    return from <= to ? List.copyOf(byStart.subMap(from, true, to, true).values()) : List.of();
  }

  @Override
  public long newId() {
    return memory.newCallId();
  }
}
