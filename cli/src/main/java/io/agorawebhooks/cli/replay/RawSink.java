package io.agorawebhooks.cli.replay;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.Renaming;
import io.agorawebhooks.storage.Rereader;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.Transaction;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores raw notices and nothing that follows from them, so that a comparison of the two afterwards
 * says what the notices would change.
 */
public final class RawSink implements Sink {
  private static final int BATCH = 1000;

  private record Waiting(Delivery delivery, Receipt receipt) {}

  private final Storage storage;
  private final Renaming renaming;
  private final List<Waiting> waiting = new ArrayList<>();

  /**
   * @param storage a copy that nobody else uses
   * @param rereader of what is stored in it
   */
  public RawSink(Storage storage, Rereader rereader) {
    this.storage = requireNonNull(storage, "storage is null");
    this.renaming = new Renaming(rereader);
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
    receipt.committed(Counts.REJECTED);
  }

  @Override
  public void drain() {
    List<Waiting> batch = List.copyOf(waiting);
    waiting.clear();
    try {
      List<Counts> outcomes =
          storage.write(
              transaction ->
                  batch.stream().map(next -> store(transaction, next.delivery())).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).receipt().committed(outcomes.get(i));
      }
    } catch (StorageException e) {
      batch.forEach(next -> next.receipt().failed(e));
    }
  }

  private Counts store(Transaction transaction, Delivery arrived) {
    Delivery delivery = transaction.admitted(renaming.renamed(arrived, transaction));
    if (!transaction.store(delivery)) {
      return Counts.DUPLICATE;
    }
    return delivery.notice().setAside() == null
        ? Counts.CORRELATED
        : Counts.setAside(delivery.notice().setAside());
  }
}
