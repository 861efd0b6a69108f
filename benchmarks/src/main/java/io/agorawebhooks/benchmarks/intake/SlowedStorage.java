package io.agorawebhooks.benchmarks.intake;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Aliases;
import io.agorawebhooks.storage.ChannelStore;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.Transaction;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A storage that is made slow and fast again: each commit waits for its turn at a given rate. */
final class SlowedStorage implements Storage {
  private final Storage storage;
  private volatile double rate = Double.POSITIVE_INFINITY;

  SlowedStorage(Storage storage) {
    this.storage = storage;
  }

  /**
   * From the next commit on; one that waits already goes on waiting.
   *
   * @param notices stored in a second, infinite for as many as the storage can
   */
  void limit(double notices) {
    rate = notices;
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    long began = System.nanoTime();
    return storage.write(
        transaction -> {
          Counting counting = new Counting(transaction);
          T result = work.apply(counting);
          pause(began + (long) (counting.stored * 1e9 / rate));
          return result;
        });
  }

  private static void pause(long until) {
    try {
      TimeUnit.NANOSECONDS.sleep(until - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
  public Shares shares() {
    return storage.shares();
  }

  @Override
  public void check() {
    storage.check();
  }

  @Override
  public void close() {
    storage.close();
  }

  /** Counts what is stored. */
  private static final class Counting implements Transaction {
    private final Transaction transaction;
    private long stored;

    Counting(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public boolean store(Delivery delivery) {
      stored++;
      return transaction.store(delivery);
    }

    @Override
    public void reject(Rejection rejection) {
      transaction.reject(rejection);
    }

    @Override
    public boolean withdraw(Rejection rejection) {
      return transaction.withdraw(rejection);
    }

    @Override
    public long number() {
      return transaction.number();
    }

    @Override
    public long horizon(AppId app) {
      return transaction.horizon(app);
    }

    @Override
    public Aliases aliases(AppId app) {
      return transaction.aliases(app);
    }

    @Override
    public void count(AppId app, Counts counts) {
      transaction.count(app, counts);
    }

    @Override
    public ChannelStore channel(AppId app, String name) {
      return transaction.channel(app, name);
    }
  }
}
