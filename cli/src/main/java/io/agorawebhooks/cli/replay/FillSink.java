package io.agorawebhooks.cli.replay;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.EventStore;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.Transaction;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes only notices that say of an event which is stored already what is missing there: its SID,
 * account or client type. They are stored raw in a copy of the database, and handed on to a log.
 */
public final class FillSink implements Sink {
  private static final int BATCH = 200;

  /** A user says no more than this in one second. */
  private static final int MOST_EVENTS = 200;

  private static final Receipt UNHEARD =
      new Receipt() {
        @Override
        public void committed(Counts outcome) {}

        @Override
        public void failed(StorageException why) {
          throw why;
        }
      };

  private record Waiting(Delivery delivery, Receipt receipt) {}

  private final Storage copy;
  private final LogSink log;
  private final List<Waiting> waiting = new ArrayList<>();
  private long taken;

  /**
   * @param copy that nobody else uses
   * @param log of what is taken
   */
  public FillSink(Storage copy, LogSink log) {
    this.copy = requireNonNull(copy, "copy is null");
    this.log = requireNonNull(log, "log is null");
  }

  @Override
  public void put(Delivery delivery, Receipt receipt) {
    waiting.add(new Waiting(delivery, receipt));
    if (waiting.size() >= BATCH) {
      drain();
    }
  }

  @Override
  public void put(Rejection rejection, Receipt receipt) {
    receipt.committed(Counts.NONE);
  }

  @Override
  public void drain() {
    List<Waiting> batch = List.copyOf(waiting);
    waiting.clear();
    List<Boolean> isTaken =
        copy.write(
            transaction -> batch.stream().map(next -> take(transaction, next.delivery())).toList());
    for (int i = 0; i < batch.size(); i++) {
      if (isTaken.get(i)) {
        taken++;
        log.put(batch.get(i).delivery(), UNHEARD);
      }
      batch.get(i).receipt().committed(Counts.NONE);
    }
  }

  private static boolean take(Transaction transaction, Delivery arrived) {
    Delivery delivery = transaction.admitted(arrived);
    Event event = delivery.notice().event();
    String channel = delivery.notice().channel();
    return event != null
        && channel != null
        && !event.type().isMark()
        && fills(transaction.channel(delivery.app(), channel).events(), event)
        && transaction.store(delivery);
  }

  private static boolean fills(EventStore events, Event event) {
    return events.events(event.uid(), event.ts(), MOST_EVENTS).stream()
        .anyMatch(stored -> stored.key().equals(event.key()) && hasMore(event, stored));
  }

  private static boolean hasMore(Event event, Event stored) {
    return (stored.sid() == null && event.sid() != null)
        || (stored.account() == null && event.account() != null)
        || (stored.clientType() == null && event.clientType() != null);
  }

  /** How many notices were taken. */
  public long taken() {
    return taken;
  }
}
