package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps everything in maps under one lock, for tests and trials: nothing outlives the process, and
 * unlike other storages its readers wait for a writer.
 */
public final class InMemoryStorage implements Storage {
  private final Object lock = new Object();
  private final Memory memory = new Memory();
  private final Shares shares = new MemoryShares();
  private final Reads reads = new MemoryReads(memory, lock);

  @Override
  public <T> T write(Function<Transaction, T> work) {
    requireNonNull(work, "work is null");
    synchronized (lock) {
      try {
        T result = work.apply(new MemoryTransaction(memory));
        memory.commit();
        return result;
      } finally {
        memory.journal().rollback();
      }
    }
  }

  @Override
  public Reads reads() {
    return reads;
  }

  @Override
  public <T> T read(Function<Reads, T> work) {
    synchronized (lock) {
      return work.apply(reads);
    }
  }

  @Override
  public Shares shares() {
    return shares;
  }

  /** The raw notices of an app, in the order in which they were stored. */
  public List<Delivery> notices(AppId app) {
    synchronized (lock) {
      return memory.notices().values().stream().filter(notice -> notice.app().equals(app)).toList();
    }
  }

  /** What was refused of an app and is still kept, the oldest first. */
  public List<Rejection> rejections(AppId app) {
    synchronized (lock) {
      return memory.app(app).stream()
          .flatMap(found -> found.rejections().stream())
          .map(StoredRejection::rejection)
          .toList();
    }
  }

  @Override
  public void check() {}

  @Override
  public void close() {}
}
