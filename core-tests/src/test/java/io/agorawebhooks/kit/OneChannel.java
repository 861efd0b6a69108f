package io.agorawebhooks.kit;

import io.agorawebhooks.correlation.CallStore;
import io.agorawebhooks.correlation.Correlator;
import io.agorawebhooks.correlation.EventStore;
import io.agorawebhooks.correlation.SessionStore;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.storage.CallReport;
import io.agorawebhooks.storage.ChannelStore;
import io.agorawebhooks.storage.InMemoryStorage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A channel in memory that is fed without an intake, and what was read of its sessions for it. */
final class OneChannel {
  private final String name;
  private final InMemoryStorage storage = new InMemoryStorage();
  private final Correlator correlator = new Correlator(new NoticeDecoder().contentOrder());
  private final List<Delivery> told = new ArrayList<>();
  private final Work work;

  OneChannel(String name) {
    this(name, new Work());
  }

  /**
   * @param work counts what is read for it
   */
  OneChannel(String name, Work work) {
    this.name = name;
    this.work = work;
  }

  /** Stores these notices and what follows from them. */
  SessionReads tell(List<Delivery> deliveries) {
    told.addAll(deliveries);
    return storage.write(
        transaction -> {
          List<Delivery> fresh = deliveries.stream().filter(transaction::store).toList();
          ChannelStore store = transaction.channel(Notices.APP, name);
          SessionReads reads = new SessionReads(store.sessions());
          SessionStore sessions = work.counted(SessionStore.class, reads);
          EventStore events = work.counted(EventStore.class, store.events());
          CallStore calls = work.counted(CallStore.class, store.calls());
          for (List<Delivery> burst : Correlator.bursts(fresh)) {
            store.apply(correlator.correlate(events, sessions, calls, burst));
          }
          return reads;
        });
  }

  /** The same for notices that say these events. */
  SessionReads tell(Event... events) {
    return tell(
        Arrays.stream(events).map(event -> Notices.delivery(Notices.APP, name, event)).toList());
  }

  /** What is stored. */
  Expected stored() {
    return Truth.stored(storage.reads(), Notices.APP, name);
  }

  /** What is said of its calls, the latest start first. */
  List<CallReport> reports() {
    return storage.reads().callsBefore(Notices.APP, name, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  /** Fails unless what is stored is what all notices together tell. */
  void check() {
    Truth.check(storage.reads(), Notices.APP, told, World.CONTENT_ORDER);
  }
}
