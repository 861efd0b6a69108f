package io.agorawebhooks.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.agorawebhooks.storage.StorageException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Copies the log into the file on a thread of its own, so that no commit has to: one that comes
 * after a long read, or beside a process that changes many pages, would copy all that they left.
 */
final class Checkpointer implements AutoCloseable {
  /**
   * So many pages of 4 KiB are left to gather, 16 MiB: one that changes often is copied less often,
   * and commits seldom share the disk with copying.
   */
  private static final long MANY = 4096;

  /** So few pages are copied while no commit of this process can begin. */
  private static final long FEW = 256;

  /** From 64 MiB on, commits wait a little for readers, who else may never all be elsewhere. */
  private static final long TOO_MANY = 16384;

  /** So much longer than they waited, they do not wait again: of 200 webhooks at most one does. */
  private static final long WAIT_APART = 200;

  /** Each has to copy only what came during the one before. */
  private static final int PASSES = 4;

  /** How long it looks away after a look, and so looks once for all commits that come meanwhile. */
  private static final long REST = TimeUnit.MILLISECONDS.toNanos(20);

  /** How many pages are in the log, and how many of them in the file too. */
  private record Log(long pages, long copied) {
    static Log of(Row row) {
      row.number(); // whether another checkpoint is under way
      return new Log(row.number(), row.number());
    }

    long left() {
      return pages - copied;
    }
  }

  /** A connection of its own. */
  private record Open(Link link, Prepared look, Prepared copy, Prepared restart) {
    static Open of(Link link) {
      return new Open(
          link,
          link.prepare("PRAGMA wal_checkpoint(NOOP)"),
          link.prepare("PRAGMA wal_checkpoint(PASSIVE)"),
          link.prepare("PRAGMA wal_checkpoint(RESTART)"));
    }

    Log looked() {
      return look.first(Log::of).orElseThrow();
    }

    Log copied() {
      return copy.first(Log::of).orElseThrow();
    }

    void restarted() {
      restart.first(Log::of);
    }
  }

  private final SqliteFile file;
  private final Lock turn;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          SECONDS,
          new LinkedBlockingQueue<>(),
          Checkpointer::thread,
          new DiscardPolicy());
  private @Nullable Open open;
  private long nextWait = System.nanoTime();
  private boolean closed;

  /**
   * @param turn who has it is the only one in this process who writes
   */
  Checkpointer(SqliteFile file, Lock turn) {
    this.file = file;
    this.turn = turn;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "checkpoint");
    thread.setDaemon(true);
    return thread;
  }

  /** To be called after each commit: sees to it that a long log is copied soon. */
  void committed() {
    if (due.compareAndSet(false, true)) {
      thread.execute(this::lookAndRest);
    }
  }

  private void lookAndRest() {
    due.set(false);
    look();
    LockSupport.parkNanos(REST);
  }

  private synchronized void look() {
    if (closed) {
      return;
    }
    try {
      if (open == null) {
        open = Open.of(file.checkpointer());
      }
      if (open.looked().left() > MANY) {
        copy(open);
      }
    } catch (StorageException e) {
      // As with SQLite's own checkpoints: nothing is lost, and the next commit asks again.
      giveUp();
    }
  }

  private void copy(Open by) {
    Log log = by.copied();
    for (int pass = 1; pass < PASSES && log.left() > FEW; pass++) {
      log = by.copied();
    }
    // A log begins anew only when all of it is copied, and read by nobody, as a commit begins.
    if (log.pages() > TOO_MANY && System.nanoTime() - nextWait >= 0) {
      long waited = inTurn(by::restarted);
      nextWait = System.nanoTime() + WAIT_APART * waited;
    } else if (log.left() <= FEW) {
      inTurn(by::copied);
    }
  }

  /** Says for how many nanoseconds nobody else had the turn. */
  private long inTurn(Runnable copy) {
    turn.lock();
    try {
      long since = System.nanoTime();
      copy.run();
      return System.nanoTime() - since;
    } finally {
      turn.unlock();
    }
  }

  @SuppressWarnings("EmptyCatch") // it is given up anyway
  private void giveUp() {
    try {
      if (open != null) {
        open.link().close();
      }
    } catch (StorageException e) {
      // The next look opens another.
    } finally {
      open = null;
    }
  }

  /** Waits for the copying that is under way; without the turn, which that may need. */
  @Override
  public void close() {
    thread.shutdownNow();
    synchronized (this) {
      closed = true;
      giveUp();
    }
  }

  @Override
  public String toString() {
    return "checkpoints of " + file;
  }
}
