package io.agorawebhooks.benchmarks.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Threads that try bodies until none is left. */
final class Crew {
  private static final long LONGEST_NANOS = 120_000_000_000L;
  private static final long LOOK_MILLIS = 200;

  /** One thread and what it is at. */
  private final class Worker extends Thread {
    private final Trial trial;
    private volatile long seed;
    private volatile long since = System.nanoTime();

    Worker(Trial trial) {
      super("fuzz");
      this.trial = trial;
      setDaemon(true);
    }

    @Override
    public void run() {
      try (trial) {
        for (long at = next.getAndIncrement(); at < end; at = next.getAndIncrement()) {
          seed = at;
          tryBody(at);
        }
      } catch (IOException e) {
        report.wrong(seed, "closing failed: " + e);
      }
    }

    private void tryBody(long at) {
      since = System.nanoTime();
      try {
        byte[] body = bodies.body(at);
        since = System.nanoTime();
        Trial.Verdict verdict = trial.of(body);
        report.tried(at, verdict, System.nanoTime() - since);
      } catch (Exception | StackOverflowError e) {
        report.tried(at, new Trial.Verdict("failed", e.toString()), System.nanoTime() - since);
      }
    }

    private boolean hangs() {
      return isAlive() && System.nanoTime() - since > LONGEST_NANOS;
    }
  }

  private final Bodies bodies;
  private final Report report;
  private final AtomicLong next;
  private final long end;

  /** A crew for the bodies of the seeds from {@code first}, {@code count} of them. */
  Crew(Bodies bodies, Report report, long first, long count) {
    this.bodies = bodies;
    this.report = report;
    this.next = new AtomicLong(first);
    this.end = first + count;
  }

  /**
   * Returns when all bodies were tried.
   *
   * @throws IllegalStateException if one takes longer than 2 min
   */
  void work(int threads, Supplier<Trial> trials) throws InterruptedException {
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(new Worker(trials.get()));
    }
    workers.forEach(Thread::start);
    for (Worker busy = busy(workers); busy != null; busy = busy(workers)) {
      busy.join(LOOK_MILLIS);
      if (busy.hangs()) {
        throw new IllegalStateException("The body of seed " + busy.seed + " takes for ever");
      }
    }
  }

  private static @Nullable Worker busy(List<Worker> workers) {
    workers.removeIf(worker -> !worker.isAlive());
    return workers.stream().filter(Worker::hangs).findFirst().orElse(first(workers));
  }

  private static @Nullable Worker first(List<Worker> workers) {
    return workers.isEmpty() ? null : workers.get(0);
  }
}
