package io.agorawebhooks.persistence;

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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Notes what each transaction stores. */
final class NotedStorage implements Storage {
  private final Storage storage;
  private final List<Delivery> committed = new ArrayList<>();
  private final List<Delivery> pending = new ArrayList<>();

  NotedStorage(Storage storage) {
    this.storage = storage;
  }

  /** What transactions that returned have stored. */
  List<Delivery> committed() {
    return committed;
  }

  /** The same, and what the transaction that has begun has stored. */
  List<Delivery> withPending() {
    List<Delivery> all = new ArrayList<>(committed);
    all.addAll(pending);
    return all;
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    T result = storage.write(transaction -> work.apply(new Noted(transaction)));
    committed.addAll(pending);
    pending.clear();
    return result;
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
    storage.check();
  }

  @Override
  public void close() {
    storage.close();
  }

  private final class Noted implements Transaction {
    private final Transaction transaction;

    Noted(Transaction transaction) {
      this.transaction = transaction;
      pending.clear();
    }

    @Override
    public boolean store(Delivery delivery) {
      boolean isNew = transaction.store(delivery);
      if (isNew) {
        pending.add(delivery);
      }
      return isNew;
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
    public Aliases aliases(AppId app) {
      return transaction.aliases(app);
    }

    @Override
    public long horizon(AppId app) {
      return transaction.horizon(app);
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
