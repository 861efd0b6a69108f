package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Correlator;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one way in: gathers what arrives together, writes it in one transaction and tells each sender
 * after the commit. While one transaction is written, the next gathers.
 */
public final class Intake implements AutoCloseable {
  /**
   * What was handed in: a delivery, a rejection, or a delivery that was a rejection before.
   *
   * @param receipt whom to tell
   */
  record Arrival(@Nullable Delivery delivery, @Nullable Rejection rejection, Receipt receipt) {}

  /** Comes last: what was handed in before it is still written. */
  private static final Arrival STOP = new Arrival(null, null, new Nobody());

  private final Storage storage;
  private final Correlator correlator;
  private final Renaming renaming;
  private final Semaphore places;
  private final Pace pace;
  private final BlockingQueue<Arrival> queue = new LinkedBlockingQueue<>();
  private final Thread writer = new Thread(this::work, "intake");
  private volatile Commits commits = commit -> {};
  private boolean closed;

  /**
   * Starts the writer's thread, for a storage in which nobody is forgotten: what arrives in an app
   * where somebody was cannot be stored.
   *
   * @param storage where it all goes
   * @param contentOrder compares the contents of two raw notices without {@code notifyMs}, by code
   *     point of their canonical JSON
   * @param capacity how many may wait; more are turned away
   * @param batch how many are written in one transaction at most
   */
  public Intake(Storage storage, Comparator<byte[]> contentOrder, int capacity, int batch) {
    this(storage, new Unread(contentOrder), capacity, Pace.upTo(batch));
  }

  /**
   * Starts the writer's thread.
   *
   * @param storage where it all goes
   * @param rereader of what is handed in
   * @param capacity how many may wait; more are turned away
   * @param pace how much is written at a time
   */
  public Intake(Storage storage, Rereader rereader, int capacity, Pace pace) {
    this.storage = requireNonNull(storage, "storage is null");
    this.correlator = new Correlator(rereader.contentOrder());
    this.renaming = new Renaming(rereader);
    this.places = new Semaphore(capacity);
    this.pace = requireNonNull(pace, "pace is null");
    writer.start();
  }

  /**
   * Hands in a notice without waiting.
   *
   * @return false if the queue is full or the intake closed; the receipt is then not called
   */
  public boolean offer(Delivery delivery, Receipt receipt) {
    return places.tryAcquire() && enqueue(new Arrival(delivery, null, receipt));
  }

  /** Hands in what is not a notice, without waiting; false as for a notice. */
  public boolean offer(Rejection rejection, Receipt receipt) {
    return places.tryAcquire() && enqueue(new Arrival(null, rejection, receipt));
  }

  /**
   * Hands in a notice, waiting for a place in the queue.
   *
   * @throws IllegalStateException if the intake is closed
   */
  public void put(Delivery delivery, Receipt receipt) throws InterruptedException {
    put(new Arrival(delivery, null, receipt));
  }

  /**
   * Hands in what is not a notice, waiting for a place in the queue.
   *
   * @throws IllegalStateException if the intake is closed
   */
  public void put(Rejection rejection, Receipt receipt) throws InterruptedException {
    put(new Arrival(null, rejection, receipt));
  }

  /**
   * Hands in a notice that was refused, because what was in the way is mended. It counts as what it
   * is now, no longer as rejected; one that is not kept as a rejection any more is left alone.
   *
   * @throws IllegalStateException if the intake is closed
   */
  public void readmit(Delivery delivery, Rejection rejection, Receipt receipt)
      throws InterruptedException {
    put(new Arrival(delivery, rejection, receipt));
  }

  private void put(Arrival arrival) throws InterruptedException {
    places.acquire();
    if (!enqueue(arrival)) {
      throw new IllegalStateException("The intake is closed");
    }
  }

  private synchronized boolean enqueue(Arrival arrival) {
    if (closed) {
      places.release();
      return false;
    }
    return queue.add(arrival);
  }

  /** Tells this one of each commit from now on, after those who sent what is in it. */
  public void tell(Commits listener) {
    commits = requireNonNull(listener, "listener is null");
  }

  /** How many wait to be written. */
  public int waiting() {
    return queue.size();
  }

  /** Takes no more, writes what waits, and returns when every receipt was called. */
  @Override
  public void close() {
    stop();
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stop() {
    if (!closed) {
      closed = true;
      queue.add(STOP);
    }
  }

  private void work() {
    try {
      boolean last = false;
      while (!last) {
        List<Arrival> next = new ArrayList<>();
        next.add(queue.take());
        queue.drainTo(next, pace.most() - 1);
        last = next.remove(STOP);
        places.release(next.size());
        pace.begins();
        write(next);
        pace.wrote(next.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      abandon();
    }
  }

  /** Only an error of the JVM leaves anything here: better told than left waiting. */
  private void abandon() {
    stop();
    queue.remove(STOP);
    StorageException gone = new StorageException("The intake has stopped", null);
    queue.forEach(arrival -> tell(arrival, receipt -> receipt.failed(gone)));
  }

  private void write(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return;
    }
    arrivals.forEach(arrival -> tell(arrival, receipt -> receipt.begun(arrivals.size())));
    try {
      tell(
          arrivals,
          storage.write(transaction -> Batch.write(transaction, arrivals, correlator, renaming)));
    } catch (StorageException e) {
      arrivals.forEach(arrival -> tell(arrival, receipt -> receipt.failed(e)));
    } catch (RuntimeException e) {
      writeApart(arrivals, e);
    }
  }

  private void tell(List<Arrival> arrivals, Batch.Written written) {
    for (int i = 0; i < arrivals.size(); i++) {
      Counts outcome = written.outcomes().get(i);
      tell(arrivals.get(i), receipt -> receipt.committed(outcome));
    }
    guarded(() -> commits.committed(written.commit()));
  }

  private static void tell(Arrival arrival, Consumer<Receipt> message) {
    guarded(() -> message.accept(arrival.receipt()));
  }

  /** One who fails must not keep the others from being told. */
  private static void guarded(Runnable message) {
    try {
      message.run();
    } catch (RuntimeException e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /** One arrival that cannot be written must not take the others with it. */
  private void writeApart(List<Arrival> arrivals, RuntimeException cause) {
    if (arrivals.size() == 1) {
      String message = "The notice could not be written";
      tell(arrivals.get(0), receipt -> receipt.failed(new StorageException(message, cause)));
    } else {
      arrivals.forEach(arrival -> write(List.of(arrival)));
    }
  }

  private static final class Nobody implements Receipt {
    @Override
    public void committed(Counts outcome) {}

    @Override
    public void failed(StorageException why) {}
  }
}
