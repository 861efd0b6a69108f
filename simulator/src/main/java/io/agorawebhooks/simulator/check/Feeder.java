package io.agorawebhooks.simulator.check;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.simulator.Simulation;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StorageException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Hands groups of arrivals to a real intake so that each group is written together, whatever the
 * threads do: the next group is handed in by the last receipt of the one before, while the writer
 * waits for nothing else. Thus a seed plays the same every time.
 */
final class Feeder {
  /** Where the groups come from and what becomes of them; called by one thread at a time. */
  interface Sender {
    /** The next to hand in; empty ends it. The first group must be one arrival. */
    List<Sent> next();

    /** It is stored, or known. */
    void acknowledged(Sent sent, Counts outcome);

    /** It was turned away, or could not be written. */
    void failed(Sent sent, String why);
  }

  /** Why an arrival was turned away. */
  static final String FULL = "The queue is full";

  private final Intake intake;
  private final Sender sender;
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private int open;

  private Feeder(Intake intake, Sender sender) {
    this.intake = intake;
    this.sender = sender;
  }

  /** Returns when the sender has no more, with the intake closed. */
  static void feed(Storage storage, int capacity, int batch, Sender sender) {
    try (Intake intake = new Intake(storage, Simulation.CONTENT_ORDER, capacity, batch)) {
      Feeder feeder = new Feeder(intake, sender);
      feeder.proceed();
      feeder.done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Violation violation) {
        throw violation;
      }
      throw e;
    }
  }

  private void proceed() {
    try {
      List<Sent> group = sender.next();
      if (group.isEmpty()) {
        done.complete(true);
        return;
      }
      open = group.size();
      group.forEach(this::offer);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private void offer(Sent sent) {
    if (!offer(sent, new Outcome(sent))) {
      open--;
      sender.failed(sent, FULL);
    }
  }

  private boolean offer(Sent sent, Receipt receipt) {
    Delivery delivery = sent.delivery();
    Rejection rejection = sent.rejection();
    return delivery != null
        ? intake.offer(delivery, receipt)
        : rejection != null && intake.offer(rejection, receipt);
  }

  private void settle(Runnable settling) {
    if (done.isDone()) {
      return;
    }
    try {
      settling.run();
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
      return;
    }
    if (--open == 0) {
      proceed();
    }
  }

  private static String reason(Throwable why) {
    Throwable cause = why.getCause();
    return cause == null ? String.valueOf(why.getMessage()) : reason(cause);
  }

  private final class Outcome implements Receipt {
    private final Sent sent;

    Outcome(Sent sent) {
      this.sent = sent;
    }

    @Override
    public void committed(Counts outcome) {
      settle(() -> sender.acknowledged(sent, outcome));
    }

    @Override
    public void failed(StorageException why) {
      settle(() -> sender.failed(sent, reason(why)));
    }
  }
}
