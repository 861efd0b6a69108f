package io.agorawebhooks.simulator.check;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Plays the schedules of many seeds at the same time and checks every law; stops at a failure. */
public final class SeedCheck {
  private final long last;
  private final AtomicLong next;
  private final LongFunction<Opening> openings;
  private final Runnable checked;
  private Report report = Report.NONE;

  /**
   * @param first seed
   * @param last seed, not below the first
   * @param openings an empty storage for each seed
   * @param checked called after each schedule, by any thread
   */
  public SeedCheck(long first, long last, LongFunction<Opening> openings, Runnable checked) {
    if (last < first) {
      throw new IllegalArgumentException("The last seed lies before the first");
    }
    this.last = last;
    this.next = new AtomicLong(first);
    this.openings = requireNonNull(openings, "openings is null");
    this.checked = requireNonNull(checked, "checked is null");
  }

  /**
   * Returns when all are checked, or one has failed and was made small.
   *
   * @param threads how many to use, from 1
   */
  public Report run(int threads) throws InterruptedException {
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(new Worker());
    }
    workers.forEach(Thread::start);
    for (Worker worker : workers) {
      worker.join();
      worker.complain();
    }
    return report();
  }

  private synchronized Report report() {
    return report;
  }

  private synchronized boolean goesOn() {
    return report.failure() == null;
  }

  private synchronized void add(Schedule schedule, Run run) {
    report = report.plus(schedule.simulation().arrived().size(), run);
  }

  private synchronized void add(Failure failure) {
    report = report.with(failure);
  }

  private void check(long seed) {
    Schedule schedule = Schedule.of(seed);
    try (Opening opening = openings.apply(seed)) {
      add(schedule, schedule.check(opening));
    } catch (Violation violation) {
      add(new Shrinking(schedule, violation, () -> openings.apply(seed)).failure());
    }
    checked.run();
  }

  private final class Worker extends Thread {
    private volatile RuntimeException failure = new IllegalStateException("It was stopped");
    private volatile boolean done;

    @Override
    public void run() {
      try {
        for (long seed = next.getAndIncrement(); seed <= last && goesOn(); ) {
          check(seed);
          seed = next.getAndIncrement();
        }
        done = true;
      } catch (RuntimeException e) {
        failure = e;
      }
    }

    void complain() {
      if (!done) {
        throw failure;
      }
    }
  }
}
