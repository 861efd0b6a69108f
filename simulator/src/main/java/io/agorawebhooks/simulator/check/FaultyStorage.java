package io.agorawebhooks.simulator.check;

import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.Transaction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A storage that breaks as planned: before a transaction, before and after everything that is
 * written in it, at its commit, and after the commit, so that it succeeded but is reported as
 * failed. Knows what was really committed; where a storage that may break by itself says that a
 * write failed, it is asked whether that is so.
 */
final class FaultyStorage implements Storage {
  private final Storage storage;
  private final Faults faults;
  private final Committed committed;
  private final BooleanSupplier kept;

  /**
   * @param kept whether the write that has just failed is kept all the same
   */
  FaultyStorage(Storage storage, Faults faults, Committed committed, BooleanSupplier kept) {
    this.storage = storage;
    this.faults = faults;
    this.committed = committed;
    this.kept = kept;
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    faults.point("before the transaction");
    Attempt<T> attempt = new Attempt<>(work);
    T result = write(attempt);
    attempt.commit();
    faults.point("after the commit");
    return result;
  }

  private <T> T write(Attempt<T> attempt) {
    try {
      return storage.write(attempt);
    } catch (StorageException e) {
      if (kept.getAsBoolean()) {
        attempt.commit();
      }
      throw e;
    }
  }

  private final class Attempt<T> implements Function<Transaction, T> {
    private final Function<Transaction, T> work;
    private @Nullable FaultyTransaction faulty;

    Attempt(Function<Transaction, T> work) {
      this.work = work;
    }

    @Override
    public T apply(Transaction transaction) {
      FaultyTransaction begun = new FaultyTransaction(transaction, faults);
      faulty = begun;
      T result = work.apply(begun);
      faults.point("at the commit");
      return result;
    }

    void commit() {
      if (faulty != null) {
        committed.add(faulty.stored(), faulty.counted());
      }
    }
  }

  @Override
  public Shares shares() {
    return storage.shares();
  }

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
