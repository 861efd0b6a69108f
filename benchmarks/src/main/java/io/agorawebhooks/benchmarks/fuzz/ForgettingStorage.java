package io.agorawebhooks.benchmarks.fuzz;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Reads;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StorageException;
import io.agorawebhooks.storage.Transaction;
import java.util.function.Function;

/**
 * Keeps what it is told until it has heard enough, then starts anew and keeps only the counters.
 * Now and then it refuses a few transactions in a row, as one does whose disk is full.
 */
final class ForgettingStorage implements Storage {
  /** Of so many transactions ... */
  private static final int CYCLE = 100;

  /** ... it refuses the last few. */
  private static final int REFUSED = 5;

  private final AppId app;
  private final long most;
  private final Report report;
  private InMemoryStorage memory = new InMemoryStorage();
  private Counts forgotten = Counts.NONE;
  private Counts refused = Counts.NONE;
  private long transactions;

  /**
   * @param app the only one that sends
   * @param most notices to remember, about
   */
  ForgettingStorage(AppId app, long most, Report report) {
    this.app = app;
    this.most = most;
    this.report = report;
  }

  @Override
  public synchronized <T> T write(Function<Transaction, T> work) {
    if (transactions++ % CYCLE >= CYCLE - REFUSED) {
      return refuse(work);
    }
    long start = System.nanoTime();
    try {
      return memory.write(work);
    } catch (RuntimeException e) {
      report.wrong(-1, "a notice could not be written: " + e + " at " + e.getStackTrace()[0]);
      throw e;
    } finally {
      report.took(-1, System.nanoTime() - start);
      forget();
    }
  }

  /** Does it where nobody looks, to know what was in it. */
  private <T> T refuse(Function<Transaction, T> work) {
    InMemoryStorage elsewhere = new InMemoryStorage();
    elsewhere.write(work);
    refused = refused.plus(counts(elsewhere));
    throw new StorageException("The disk is full", null);
  }

  private void forget() {
    Counts counts = counts(memory);
    if (counts.received() >= most) {
      forgotten = forgotten.plus(counts);
      memory = new InMemoryStorage();
    }
  }

  private Counts counts(InMemoryStorage of) {
    return of.read(reads -> reads.counts(app));
  }

  /** What came in since the beginning. */
  synchronized Counts counts() {
    return forgotten.plus(counts(memory));
  }

  /** What was refused. */
  synchronized Counts refused() {
    return refused;
  }

  @Override
  public synchronized Reads reads() {
    return memory.reads();
  }

  @Override
  public synchronized <T> T read(Function<Reads, T> work) {
    return memory.read(work);
  }

  @Override
  public synchronized Shares shares() {
    return memory.shares();
  }

  @Override
  public void check() {}

  @Override
  public void close() {}
}
