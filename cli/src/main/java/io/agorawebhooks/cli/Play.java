package io.agorawebhooks.cli;

import io.agorawebhooks.cli.replay.Sink;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.simulator.Traffic;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Hands made-up traffic to a sink, at once or at its pace. */
final class Play {
  private final Traffic traffic;
  private final Sink sink;
  private final AtomicReference<@Nullable StorageException> failure = new AtomicReference<>();
  private final Receipt receipt =
      new Receipt() {
        @Override
        public void committed(Counts outcome) {}

        @Override
        public void failed(StorageException why) {
          failure.set(why);
        }
      };
  private long notices;

  Play(Traffic traffic, Sink sink) {
    this.traffic = traffic;
    this.sink = sink;
  }

  /**
   * Plays all of it.
   *
   * @param first when it begins
   * @param speed how much faster than time goes by, 0 for at once
   * @param step told of each notice
   * @throws StorageException if the sink fails
   */
  void run(Instant first, double speed, Runnable step) throws InterruptedException {
    long began = System.nanoTime();
    while (traffic.hasNext()) {
      Sent sent = traffic.next();
      if (speed > 0) {
        long due = (long) ((sent.arrival() - first.toEpochMilli()) * 1e6 / speed);
        await(began + due);
      }
      put(sent);
      notices++;
      step.run();
      check();
    }
    sink.drain();
    check();
  }

  private static void await(long nanos) throws InterruptedException {
    for (long now = System.nanoTime(); now < nanos; now = System.nanoTime()) {
      LockSupport.parkNanos(nanos - now);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private void put(Sent sent) throws InterruptedException {
    Delivery delivery = sent.delivery();
    if (delivery == null) {
      sink.put(Objects.requireNonNull(sent.rejection()), receipt);
    } else {
      Instant arrival = Instant.ofEpochMilli(sent.arrival());
      sink.put(
          new Delivery(delivery.app(), delivery.notice(), arrival, "", delivery.body()), receipt);
    }
  }

  private void check() {
    StorageException why = failure.get();
    if (why != null) {
      throw why;
    }
  }

  /** How many were handed in. */
  long notices() {
    return notices;
  }
}
