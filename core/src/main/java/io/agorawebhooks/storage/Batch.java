package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.ChannelChange;
import io.agorawebhooks.correlation.Correlator;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what arrived together: raw first, then what follows from it, channel by channel. */
final class Batch {
  private static final Counts WITHDRAWN = new Counts(-1, 0, 0, -1, 0, Map.of());

  private record Channel(AppId app, String name) {}

  private final Transaction transaction;
  private final Renaming renaming;
  private final Map<Channel, List<Delivery>> correlated = new LinkedHashMap<>();
  private final Map<AppId, Counts> counts = new HashMap<>();
  private final Map<Long, ChangedCall> calls = new LinkedHashMap<>();

  /**
   * What was written.
   *
   * @param outcomes what each arrival counts as, in their order
   */
  record Written(List<Counts> outcomes, Commit commit) {}

  private Batch(Transaction transaction, Renaming renaming) {
    this.transaction = transaction;
    this.renaming = renaming;
  }

  static Written write(
      Transaction transaction,
      List<Intake.Arrival> arrivals,
      Correlator correlator,
      Renaming renaming) {
    Batch batch = new Batch(transaction, renaming);
    List<Counts> outcomes = new ArrayList<>(arrivals.size());
    for (Intake.Arrival arrival : arrivals) {
      outcomes.add(batch.store(arrival));
    }
    batch.correlated.forEach(
        (channel, deliveries) -> batch.correlate(channel, deliveries, correlator));
    batch.counts.forEach(transaction::count);
    List<ChangedCall> changed = List.copyOf(batch.calls.values());
    return new Written(outcomes, new Commit(transaction.number(), changed));
  }

  private Counts store(Intake.Arrival arrival) {
    Delivery delivery = arrival.delivery();
    Rejection rejection = arrival.rejection();
    if (delivery != null && rejection != null && !withdraw(rejection)) {
      return Counts.NONE;
    }
    if (delivery != null) {
      return count(delivery.app(), store(delivery));
    }
    if (rejection != null) {
      transaction.reject(renaming.renamed(rejection, transaction));
      return count(rejection.app(), Counts.REJECTED);
    }
    throw new IllegalArgumentException("An arrival is a delivery or a rejection");
  }

  /** What is taken after all came in before: it was received once. */
  private boolean withdraw(Rejection rejection) {
    boolean wasKept = transaction.withdraw(rejection);
    if (wasKept) {
      count(rejection.app(), WITHDRAWN);
    }
    return wasKept;
  }

  private Counts count(AppId app, Counts outcome) {
    counts.merge(app, outcome, Counts::plus);
    return outcome;
  }

  private Counts store(Delivery arrived) {
    Delivery delivery = transaction.admitted(renaming.renamed(arrived, transaction));
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
      ChannelChange change =
          correlator.correlate(store.events(), store.sessions(), store.calls(), burst);
      store.apply(change);
      note(channel, change);
    }
  }

  private void note(Channel channel, ChannelChange change) {
    change.calls().forEach(call -> note(channel, call.id(), null));
    change.removedCalls().forEach(call -> note(channel, call, null));
    for (SessionChange session : change.sessions()) {
      Session before = session.before();
      Session after = session.after();
      if (before != null) {
        note(channel, before.call(), before.leave() == null ? (Long) before.join() : null);
      }
      if (after != null) {
        note(channel, after.call(), null);
      }
    }
  }

  private void note(Channel channel, long call, @Nullable Long open) {
    ChangedCall changed = new ChangedCall(channel.app(), channel.name(), call, open);
    calls.merge(call, changed, ChangedCall::and);
  }
}
