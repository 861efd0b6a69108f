package io.agorawebhooks.simulator.check;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.simulator.Simulation;
import io.agorawebhooks.storage.Counts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What transactions that really ended well have stored and counted. */
final class Committed {
  private final Set<NoticeKey> keys = new HashSet<>();
  private final Told told = new Told(Simulation.CONTENT_ORDER);
  private final List<Delivery> deliveries = new ArrayList<>();
  private Counts counts = Counts.NONE;
  private @Nullable Notice twice;

  void add(List<Delivery> stored, Counts counted) {
    stored.forEach(this::add);
    counts = counts.plus(counted);
  }

  private void add(Delivery delivery) {
    if (keys.add(delivery.notice().key())) {
      told.add(delivery);
      deliveries.add(delivery);
    } else {
      twice = delivery.notice();
    }
  }

  /** A notice that the storage took for new although it had it; null if there is none. */
  @Nullable Notice twice() {
    return twice;
  }

  boolean has(Delivery delivery) {
    return keys.contains(delivery.notice().key());
  }

  Told told() {
    return told;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  Counts counts() {
    return counts;
  }
}
