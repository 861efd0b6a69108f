package io.agorawebhooks.http;

import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.Transaction;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A storage whose writes begin and then wait until they are let go, to work or to fail. */
final class BlockedStorage implements Storage {
  private final InMemoryStorage memory;
  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile boolean broken;

  BlockedStorage(InMemoryStorage memory) {
    this.memory = memory;
  }

  /** Returns when a write has begun. */
  void awaitWrite() throws InterruptedException {
    writing.await();
  }

  /** Lets writes go. */
  void release() {
    released.countDown();
  }

  /** Lets writes fail. */
  void breakDown() {
    broken = true;
    release();
  }

  @Override
  public <T> T write(Function<Transaction, T> work) {
    writing.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new StorageException("Interrupted", e);
    }
    check();
    return memory.write(work);
  }

  @Override
  public Shares shares() {
    return memory.shares();
  }

  @Override
  public Reads reads() {
    return memory.reads();
  }

  @Override
  public <T> T read(Function<Reads, T> work) {
    return memory.read(work);
  }

  @Override
  public void check() {
    if (broken) {
      throw new StorageException("The disk is full", new IOException());
    }
  }

  @Override
  public void close() {}
}
