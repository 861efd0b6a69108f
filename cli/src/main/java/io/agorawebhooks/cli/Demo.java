package io.agorawebhooks.cli;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.simulator.DemoWorld;
import io.agorawebhooks.simulator.Sent;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Feeds an intake with what a made-up company would send: the last weeks at once, then the rest as
 * it comes.
 */
final class Demo implements AutoCloseable {
  static final AppId APP = new AppId("demo");

  private static final long SEED = 7;

  /** How much there is to look at from the start. */
  static final Duration PAST = Duration.ofDays(14);

  private static final Duration PIECE = Duration.ofHours(6);
  private static final long PAUSE_MILLIS = 250;

  private final Intake intake;
  private final Clock clock;
  private final DemoWorld world;
  private final Thread thread = new Thread(this::goOn, "demo");
  private Instant told;

  /**
   * @param past how much of it is there from the start
   */
  Demo(Intake intake, Clock clock, Duration past) {
    this.intake = intake;
    this.clock = clock;
    Instant now = clock.instant();
    told = now.minus(past);
    world = new DemoWorld(APP, SEED, told, now);
  }

  /** Hands in the past, and goes on with the present until it is closed. */
  void start() throws InterruptedException {
    for (Instant next = told.plus(PIECE); next.isBefore(clock.instant()); next = told.plus(PIECE)) {
      tellUntil(next);
    }
    thread.start();
  }

  private void goOn() {
    try {
      while (true) {
        tellUntil(clock.instant());
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the end of the demo
    }
  }

  private void tellUntil(Instant until) throws InterruptedException {
    for (Sent sent : world.sent(told, until)) {
      handIn(sent);
    }
    told = until;
  }

  private void handIn(Sent sent) throws InterruptedException {
    Instant arrival = Instant.ofEpochMilli(sent.arrival());
    Delivery notice = sent.delivery();
    Rejection rejection = sent.rejection();
    if (notice != null) {
      intake.put(new Delivery(notice.app(), notice.notice(), arrival, "", notice.body()), UNHEARD);
    } else if (rejection != null) {
      intake.put(rejection, UNHEARD);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** Nobody waits for these notices, and one that is lost is no loss. */
  private static final Receipt UNHEARD =
      new Receipt() {
        @Override
        public void committed(Counts outcome) {}

        @Override
        public void failed(StorageException why) {}
      };
}
