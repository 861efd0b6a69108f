package io.agorawebhooks.benchmarks.intake;

import java.util.concurrent.locks.LockSupport;

/** Calls at fixed times, to some 0.1 ms: waiting for connections knows whole milliseconds only. */
final class Metronome implements AutoCloseable {
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param start the first time, nanoseconds of {@link System#nanoTime}
   * @param rate times a second
   */
  Metronome(long start, double rate, Runnable call) {
    thread = new Thread(() -> run(start, rate, call), "metronome");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(long start, double rate, Runnable call) {
    for (long beat = 0; !closed; beat++) {
      long at = start + (long) (beat * 1e9 / rate);
      for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      call.run();
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
