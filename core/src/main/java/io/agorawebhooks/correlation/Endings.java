package io.agorawebhooks.correlation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the ends of changed calls: only the channel's last call can be without one. */
final class Endings {
  private final CallStore calls;
  private final Placement placement;
  private final Map<Long, Call> ended = new HashMap<>();

  private Endings(CallStore calls, Placement placement) {
    this.calls = calls;
    this.placement = placement;
  }

  /** The calls that are new or differ from what is stored, by id, with their ends. */
  static Map<Long, Call> of(CallStore calls, Placement placement) {
    return new Endings(calls, placement).find();
  }

  private Map<Long, Call> find() {
    List<Call> candidates = new ArrayList<>(placement.changed().values());
    untouchedLast().ifPresent(candidates::add);
    long last = candidates.stream().mapToLong(Call::start).max().orElse(Long.MIN_VALUE);
    candidates.forEach(call -> end(call, call.start() < last));
    return ended;
  }

  /** The stored call that starts last of those that are not changed. */
  private Optional<Call> untouchedLast() {
    Optional<Call> call = calls.latestTo(Long.MAX_VALUE);
    while (call.isPresent() && isTouched(call.get().id())) {
      call = calls.latestTo(call.get().start() - 1);
    }
    return call;
  }

  private boolean isTouched(long id) {
    return placement.changed().containsKey(id) || placement.removed().contains(id);
  }

  private void end(Call call, boolean later) {
    Call now = call.ended(later);
    if (!Optional.of(now).equals(calls.call(call.id()))) {
      ended.put(call.id(), now);
    }
  }
}
