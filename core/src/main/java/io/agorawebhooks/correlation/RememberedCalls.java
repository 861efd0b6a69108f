package io.agorawebhooks.correlation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the store each question once; the calls stay as they are while a change is worked out. */
final class RememberedCalls implements CallStore {
  private final CallStore store;
  private final Map<Long, Optional<Call>> byId = new HashMap<>();
  private final Map<Long, Optional<Call>> latest = new HashMap<>();
  private final Map<Long, Optional<Call>> earliest = new HashMap<>();

  RememberedCalls(CallStore store) {
    this.store = store;
  }

  @Override
  public Optional<Call> call(long id) {
    return byId.computeIfAbsent(id, store::call);
  }

  @Override
  public Optional<Call> latestTo(long second) {
    return latest.computeIfAbsent(second, at -> remember(store.latestTo(at)));
  }

  @Override
  public Optional<Call> earliestAfter(long second) {
    return earliest.computeIfAbsent(second, at -> remember(store.earliestAfter(at)));
  }

  private Optional<Call> remember(Optional<Call> call) {
    call.ifPresent(known -> byId.put(known.id(), call));
    return call;
  }

  @Override
  public List<Call> calls(long from, long to) {
    return store.calls(from, to);
  }

  @Override
  public long newId() {
    return store.newId();
  }
}
