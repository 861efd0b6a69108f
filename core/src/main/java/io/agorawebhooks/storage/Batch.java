package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Correlator;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what arrived together: raw first, then what follows from it, channel by channel. */
final class Batch {
  private record Channel(AppId app, String name) {}

  private final Transaction transaction;
  private final Map<Channel, List<Delivery>> correlated = new LinkedHashMap<>();
  private final Map<AppId, Counts> counts = new HashMap<>();

  private Batch(Transaction transaction) {
    this.transaction = transaction;
  }

  /** What each arrival counts as, in their order. */
  static List<Counts> write(
      Transaction transaction, List<Intake.Arrival> arrivals, Correlator correlator) {
    Batch batch = new Batch(transaction);
    List<Counts> outcomes = new ArrayList<>(arrivals.size());
    for (Intake.Arrival arrival : arrivals) {
      outcomes.add(batch.store(arrival));
    }
    batch.correlated.forEach(
        (channel, deliveries) -> batch.correlate(channel, deliveries, correlator));
    batch.counts.forEach(transaction::count);
    return outcomes;
  }

  private Counts store(Intake.Arrival arrival) {
    Delivery delivery = arrival.delivery();
    Rejection rejection = arrival.rejection();
    if (delivery != null) {
      return count(delivery.app(), store(delivery));
    }
    if (rejection != null) {
      transaction.reject(rejection);
      return count(rejection.app(), Counts.REJECTED);
    }
    throw new IllegalArgumentException("An arrival is a delivery or a rejection");
  }

  private Counts count(AppId app, Counts outcome) {
    counts.merge(app, outcome, Counts::plus);
    return outcome;
  }

  private Counts store(Delivery delivery) {
    if (!transaction.store(delivery)) {
      return Counts.DUPLICATE;
    }
    Notice notice = delivery.notice();
    if (notice.setAside() != null) {
      return Counts.setAside(notice.setAside());
    }
    if (notice.channel() != null) {
      Channel channel = new Channel(delivery.app(), notice.channel());
      correlated.computeIfAbsent(channel, key -> new ArrayList<>()).add(delivery);
    }
    return Counts.CORRELATED;
  }

  private void correlate(Channel channel, List<Delivery> deliveries, Correlator correlator) {
    ChannelStore store = transaction.channel(channel.app(), channel.name());
    for (List<Delivery> burst : Correlator.bursts(deliveries)) {
      store.apply(correlator.correlate(store.events(), store.sessions(), store.calls(), burst));
    }
  }
}
