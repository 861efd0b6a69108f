package io.agorawebhooks.cli.replay;

import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Gives out receipts for what a sink is handed, bounds what waits, and sums up. */
public final class Receipts {
  /** Bytes of bodies that may wait for the sink. */
  private static final int ROOM = 16 * 1024 * 1024;

  private final Semaphore room = new Semaphore(ROOM);
  private Counts counts = Counts.NONE;
  private @Nullable StorageException failure;

  /**
   * Waits until there is room for a body; the receipt gives it back.
   *
   * @param done told when it is dealt with, by any thread; not if it fails
   */
  public Receipt of(byte[] body, Runnable done) throws InterruptedException {
    room.acquire(body.length);
    return new Receipt() {
      @Override
      public void committed(Counts outcome) {
        room.release(body.length);
        count(outcome);
        done.run();
      }

      @Override
      public void failed(StorageException why) {
        room.release(body.length);
        fail(why);
      }
    };
  }

  private synchronized void count(Counts outcome) {
    counts = counts.plus(outcome);
  }

  private synchronized void fail(StorageException why) {
    failure = why;
  }

  /** What became of all that is dealt with. */
  public synchronized Counts counts() {
    return counts;
  }

  /**
   * Tells whether anything failed.
   *
   * @throws StorageException if it did
   */
  public synchronized void check() {
    if (failure != null) {
      throw failure;
    }
  }
}
