package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.StorageException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes in short transactions, so that a server on the same file never waits long. Between two of
 * them the file is left alone for as long as the last one took: a waiting process only glances at
 * the lock now and then, and would find it taken each time.
 */
final class Turns {
  /** How long a transaction may last; far below the 50 ms allowed, on a busy machine too. */
  private static final long BUDGET = TimeUnit.MILLISECONDS.toNanos(10);

  /** How much the last transaction says of the next, against all before it. */
  private static final double NEW = 0.5;

  /** After so many transactions the log is copied into the file, while nothing is locked. */
  private static final int CHECKPOINT = 8;

  /**
   * How turns follow each other.
   *
   * @param budget nanoseconds that a transaction may last, its commit included
   * @param between is told of each that has ended, while nothing is locked
   */
  record Rhythm(long budget, Runnable between) {
    /** As it is outside of tests. */
    static final Rhythm USUAL = new Rhythm(BUDGET, () -> {});

    /** The same, for what may end after each turn. */
    static Rhythm stoppable() {
      return new Rhythm(BUDGET, Rhythm::stopIfInterrupted);
    }

    private static void stopIfInterrupted() {
      if (Thread.currentThread().isInterrupted()) {
        throw new StorageException("It was stopped before its end", null);
      }
    }
  }

  private final SqliteFile file;
  private final Link link;
  private final Generation generation;
  private final Rhythm rhythm;
  private boolean open;
  private long since;
  private double workShare = 1;
  private long longest;
  private int turns;

  /**
   * @param link its writer
   * @param generation counted by each transaction, with the call ids that its steps give
   */
  Turns(SqliteFile file, Link link, Generation generation) {
    this(file, link, generation, Rhythm.USUAL);
  }

  Turns(SqliteFile file, Link link, Generation generation, Rhythm rhythm) {
    this.file = file;
    this.link = link;
    this.generation = generation;
    this.rhythm = rhythm;
  }

  /** Does a small step in the transaction that is open, or in a new one. */
  void step(Runnable work) {
    begin();
    work.run();
    endIfOver();
  }

  /** Commits what is open and gives others their turn, if it has had its time. */
  void endIfOver() {
    if (isOver()) {
      end();
    }
  }

  /** Whether the transaction that is open has had its time. */
  boolean isOver() {
    return open && System.nanoTime() - since > rhythm.budget() * workShare;
  }

  /** Does something small, within the transaction that is open if there is one. */
  void now(Runnable work) {
    if (open) {
      work.run();
    } else {
      step(work);
      end();
    }
  }

  /** Opens a transaction, unless one is open. */
  void begin() {
    if (!open) {
      link.begin();
      since = System.nanoTime();
      open = true;
      generation.read();
    }
  }

  /** Commits what is open, and gives others their turn. */
  void end() {
    if (open) {
      commit();
      rhythm.between().run();
      rest();
    }
  }

  /** Commits what is open. */
  void commit() {
    long worked = System.nanoTime() - since;
    generation.write();
    link.commit();
    open = false;
    long lasted = System.nanoTime() - since;
    // To write the pages that a step touched may take many times as long as the step.
    workShare += NEW * ((double) worked / Math.max(1, lasted) - workShare);
    longest = Math.max(longest, lasted);
  }

  private void rest() {
    long ended = System.nanoTime();
    file.syncLog();
    LockSupport.parkNanos(Math.max(1, 2 * ended - since - System.nanoTime()));
    turns++;
    if (turns % CHECKPOINT == 0) {
      checkpoint();
    }
  }

  /** Copies the log into the file without holding up writers, so that their commits need not. */
  void checkpoint() {
    link.execute("PRAGMA wal_checkpoint(PASSIVE)");
  }

  /** Takes back what is open. */
  void rollback() {
    if (open) {
      open = false;
      link.rollback();
    }
  }

  /** Others had to wait for so long elsewhere. */
  void held(Duration elsewhere) {
    longest = Math.max(longest, elsewhere.toNanos());
  }

  /** The longest time for which others had to wait. */
  Duration longest() {
    return Duration.ofNanos(longest);
  }

  @Override
  public String toString() {
    return turns + " turns, the longest of " + TimeUnit.NANOSECONDS.toMillis(longest) + " ms";
  }
}
