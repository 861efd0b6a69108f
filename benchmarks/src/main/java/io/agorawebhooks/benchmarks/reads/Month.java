package io.agorawebhooks.benchmarks.reads;

import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fills a database with a month of calls, on the way that live notices take: one app has nine
 * tenths of them, and one of its calls has 100,000 users.
 */
public final class Month {
  private static final int BATCH = 1000;
  private static final int WAITING = 4000;
  private static final long REPORT = 250_000;

  private Month() {}

  /** Arguments: the database's URL, and about how many notices. */
  public static void main(String[] args) throws InterruptedException {
    long notices = Long.parseLong(args[1]);
    long begun = System.nanoTime();
    AtomicLong done = new AtomicLong();
    Semaphore room = new Semaphore(WAITING);
    try (JooqStorage storage = JooqStorage.open(args[0]);
        Intake intake =
            new Intake(storage, new NoticeDecoder().contentOrder(), 2 * WAITING, BATCH)) {
      Calls calls = new Calls(notices);
      for (Delivery next = calls.next(); next != null; next = calls.next()) {
        room.acquire();
        intake.put(next, receipt(room, done, notices, begun));
      }
      room.acquire(WAITING);
    }
    report(done.get(), notices, begun);
  }

  private static Receipt receipt(Semaphore room, AtomicLong done, long notices, long begun) {
    return new Receipt() {
      @Override
      public void committed(Counts outcome) {
        room.release();
        if (done.incrementAndGet() % REPORT == 0) {
          report(done.get(), notices, begun);
        }
      }

      @Override
      public void failed(StorageException why) {
        throw why;
      }
    };
  }

  private static void report(long done, long notices, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%,d of about %,d notices in %.0f s, %,.0f/s%n", done, notices, seconds, done / seconds);
  }
}
