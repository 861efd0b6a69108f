package io.agorawebhooks.cli;

import io.agorawebhooks.cli.replay.IntakeSink;
import io.agorawebhooks.cli.replay.Sink;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Pace;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.StorageException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The object graph, built by hand. Closing it writes what waits, then closes the storage. */
final class Wiring implements AutoCloseable {
  /** How many notices a server writes in one transaction at most. */
  private static final int BATCH = 1000;

  /** Enough for the next turn while one is written. */
  private static final int COMMAND_QUEUE = 4000;

  private final JooqStorage storage;
  private final NoticeDecoder decoder = new NoticeDecoder();
  private final Clock clock = Clock.systemUTC();
  private final Intake intake;
  private final int queueCapacity;

  private Wiring(JooqStorage storage, int queueCapacity, Pace pace) {
    this.storage = storage;
    this.queueCapacity = queueCapacity;
    intake = new Intake(storage, new DecodingRereader(), queueCapacity, pace);
  }

  /**
   * For a server, on the database of a URL, which is made if it is not there.
   *
   * @param queueCapacity how many notices may wait to be stored
   */
  static Wiring open(String databaseUrl, int queueCapacity) {
    return new Wiring(JooqStorage.open(databaseUrl), queueCapacity, Pace.upTo(BATCH));
  }

  /** The same for a command that stores much, maybe beside a server. */
  static Wiring forCommand(String databaseUrl) {
    return new Wiring(JooqStorage.open(databaseUrl), COMMAND_QUEUE, new SharedPace());
  }

  HttpServer serve(Service.Options options) {
    touch();
    FirstLook.start(storage, HttpServer.api(storage, storage.access().appNames(), clock));
    return HttpServer.start(
        new HttpServer.Settings(
            options.host(), options.port(), Version.number(), queueCapacity, options.origins()),
        security(options.guards()),
        Dashboard.pages(),
        decoder,
        intake,
        new Reports(storage, clock),
        storage,
        clock);
  }

  private HttpServer.Security security(Guards guards) {
    return new HttpServer.Security(
        guards.signatures(),
        storage.access(),
        guards.isPublic(),
        guards.knownAppsOnly(),
        guards.senders(),
        guards.proxies(),
        guards.certificate());
  }

  /** Where logs are replayed to. */
  Sink sink() {
    return new IntakeSink(intake);
  }

  /**
   * What a server does each day.
   *
   * @param keepDays how many days are kept, 0 for all
   */
  List<Runnable> care(int keepDays) {
    Runnable late = new LateNotices(storage); // first, because what is frozen stays
    return keepDays == 0 ? List.of(late) : List.of(late, new Retention(storage, clock, keepDays));
  }

  Demo demo(Duration past) {
    return new Demo(intake, clock, past);
  }

  /**
   * Begins to write, so that who asks the database knows that somebody has it open. What keeps that
   * from working, such as a full disk, is told by the health check and to who sends.
   */
  @SuppressWarnings("EmptyCatch")
  private void touch() {
    try {
      storage.check();
    } catch (StorageException e) {
      // A server that cannot store still answers reads.
    }
  }

  /** Writes what waits; nothing can be handed in any more. */
  void drain() {
    intake.close();
  }

  @Override
  public void close() {
    try {
      drain();
    } finally {
      storage.close();
    }
  }
}
