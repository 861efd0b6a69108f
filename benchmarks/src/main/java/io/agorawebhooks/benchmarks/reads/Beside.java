package io.agorawebhooks.benchmarks.reads;

import io.agorawebhooks.benchmarks.live.Posted;
import io.agorawebhooks.benchmarks.live.Senders;
import io.agorawebhooks.benchmarks.live.Times;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What readers cost the webhooks. As readers take processors, too, webhooks are measured beside as
 * many threads that compute for as long and read nothing: what is above that is the reads' own.
 */
final class Beside {
  private static final int RATE = 500;
  private static final int ROUNDS = 4;
  private static final int READERS = 2;
  private static final int STEADY = 40;

  /** What goes on beside the webhooks until it is told to stop. */
  private interface Work {
    void run(BooleanSupplier stopped);
  }

  private final Served server;
  private final Questions questions;
  private final Senders senders;
  private final int seconds;
  private final Map<String, List<Times>> rounds = new LinkedHashMap<>();
  private Times reads = new Times();
  private Times steadyReads = new Times();

  private Beside(Served server, Questions questions, int seconds) {
    this.server = server;
    this.questions = questions;
    this.seconds = seconds;
    senders = new Senders(server.port(), new Posted());
  }

  /** Prints a table of webhooks alone and beside each kind of work, in rounds that take turns. */
  static void measure(Path launcher, Path database, Questions questions, int seconds)
      throws IOException, InterruptedException {
    try (Served server = Served.start(launcher, database)) {
      new Beside(server, questions, seconds).measure();
    }
  }

  private void measure() throws InterruptedException {
    beside(this::readSteadily); // the JVM compiles
    beside(this::readOn);
    reads = new Times();
    steadyReads = new Times();
    for (int round = 0; round < ROUNDS; round++) {
      note("alone", senders.send(RATE, seconds));
      note("beside " + STEADY + " reads a second", beside(this::readSteadily));
      note("beside " + STEADY + " computations a second", beside(this::computeSteadily));
      note("beside " + READERS + " threads that compute", beside(Beside::compute));
      note("beside " + READERS + " readers without a pause", beside(this::readOn));
    }
    System.out.printf(
        "%n| %d webhooks a second | p50 ms | p99 ms | most ms | p99 of each round |%n", RATE);
    System.out.println("|---|---|---|---|---|");
    rounds.forEach(Beside::print);
    tell("Reads without a pause", reads);
    tell("Steady reads", steadyReads);
  }

  private void note(String name, Times times) {
    rounds.computeIfAbsent(name, key -> new ArrayList<>()).add(times);
  }

  private static void print(String name, List<Times> each) {
    Times all = new Times();
    each.forEach(all::addAll);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f | %s |%n",
        name,
        all.millis(0.5),
        all.millis(0.99),
        all.millis(1),
        each.stream()
            .map(times -> String.format(Locale.ROOT, "%.1f", times.millis(0.99)))
            .collect(Collectors.joining(", ")));
    if (all.failed() > 0) {
      throw new IllegalStateException(all.failed() + " webhooks failed");
    }
  }

  private static void tell(String name, Times times) {
    System.out.printf(
        Locale.ROOT, "%n%s: %,d, %.1f ms each%n", name, times.count(), times.mean() / 1e6);
  }

  private Times beside(Work work) throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      threads.add(new Thread(() -> work.run(done::get)));
    }
    threads.forEach(Thread::start);
    Times beside = senders.send(RATE, seconds);
    done.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    return beside;
  }

  private void readOn(BooleanSupplier stopped) {
    while (!stopped.getAsBoolean()) {
      read(reads);
    }
  }

  private void readSteadily(BooleanSupplier stopped) {
    steadily(() -> read(steadyReads), stopped);
  }

  /** Each takes as long as a steady read. */
  private void computeSteadily(BooleanSupplier stopped) {
    long length = steadyReads.mean();
    steadily(
        () -> {
          long end = System.nanoTime() + length;
          compute(() -> System.nanoTime() - end >= 0);
        },
        stopped);
  }

  private static void steadily(Runnable work, BooleanSupplier stopped) {
    long between = 1_000_000_000L * READERS / STEADY;
    for (long due = System.nanoTime(); !stopped.getAsBoolean(); due += between) {
      LockSupport.parkNanos(due - System.nanoTime());
      work.run();
    }
  }

  private void read(Times times) {
    String path;
    synchronized (questions) {
      path = questions.mixed();
    }
    times.add(server.time(path));
  }

  private static void compute(BooleanSupplier stopped) {
    while (!stopped.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
