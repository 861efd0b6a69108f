package io.agorawebhooks.cli;

import io.agorawebhooks.storage.Pace;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * The pace of a command that writes much, beside a server that may write too: transactions about as
 * long as a notice may be kept waiting, smaller ones where others take their share of the time, and
 * a break after each in which a server finds the lock free.
 */
final class SharedPace implements Pace {
  /** Far below the 50 ms that a notice may have to wait, because single turns take longer. */
  private static final long GOAL = TimeUnit.MILLISECONDS.toNanos(25);

  /** A server looks at the lock every millisecond. */
  private static final long BREAK = TimeUnit.MICROSECONDS.toNanos(1200);

  private static final int FEWEST = 50;
  private static final int MOST = 2000;

  /** How much one turn says of the next, against all before it. */
  private static final double NEW = 0.25;

  private final LongSupplier nanos;
  private double nanosEach = (double) GOAL / 200;
  private long begun;

  SharedPace() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward
   */
  SharedPace(LongSupplier nanos) {
    this.nanos = nanos;
  }

  @Override
  public int most() {
    return (int) Math.max(FEWEST, Math.min(MOST, GOAL / nanosEach));
  }

  @Override
  public void begins() {
    begun = nanos.getAsLong();
  }

  @Override
  public void wrote(int arrivals) {
    double each = (double) (nanos.getAsLong() - begun) / Math.max(1, arrivals);
    nanosEach += NEW * (each - nanosEach);
    LockSupport.parkNanos(BREAK);
  }

  @Override
  public String toString() {
    return "turns of at most " + most();
  }
}
