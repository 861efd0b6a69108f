package io.agorawebhooks.simulator.check;

import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.Transaction;
import java.util.function.Function;

/**
 * A storage that breaks as planned: before a transaction, before and after everything that is
 * written in it, at its commit, and after the commit, so that it succeeded but is reported as
 * failed. Knows what was really committed.
 */
final class FaultyStorage implements Storage {
  private final Storage storage;
  private final Faults faults;
  private final Committed committed;

  FaultyStorage(Storage storage, Faults faults, Committed committed) {
    this.storage = storage;
    this.faults = faults;
    this.committed = committed;
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    faults.point("before the transaction");
    Committing<T> result =
        storage.write(
            transaction -> {
              FaultyTransaction faulty = new FaultyTransaction(transaction, faults);
              T value = work.apply(faulty);
              faults.point("at the commit");
              return new Committing<>(value, faulty);
            });
    committed.add(result.transaction.stored(), result.transaction.counted());
    faults.point("after the commit");
    return result.value;
  }

  private record Committing<T>(T value, FaultyTransaction transaction) {}

  @Override
  public Reads reads() {
    return storage.reads();
  }

  @Override
  public <T> T read(Function<Reads, T> work) {
    return storage.read(work);
  }

  @Override
  public void check() {
    faults.point("at a check");
    storage.check();
  }

  @Override
  public void close() {
    storage.close();
  }
}
