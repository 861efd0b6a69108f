package io.agorawebhooks.cli;

import io.agorawebhooks.cli.replay.IntakeSink;
import io.agorawebhooks.cli.replay.Sink;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.StorageException;
import java.time.Clock;
import java.time.Duration;

/** The object graph, built by hand. Closing it writes what waits, then closes the storage. */
final class Wiring implements AutoCloseable {
  private final JooqStorage storage;
  private final NoticeDecoder decoder = new NoticeDecoder();
  private final Clock clock = Clock.systemUTC();
  private final Intake intake;
  private final int queueCapacity;

  private Wiring(JooqStorage storage, int queueCapacity, int batch) {
    this.storage = storage;
    this.queueCapacity = queueCapacity;
    intake = new Intake(storage, new DecodingRereader(), queueCapacity, batch);
  }

  /**
   * On the database of a URL, which is made if it is not there.
   *
   * @param queueCapacity how many notices may wait to be stored
   * @param batch how many are written in one transaction at most
   */
  static Wiring open(String databaseUrl, int queueCapacity, int batch) {
    return new Wiring(JooqStorage.open(databaseUrl), queueCapacity, batch);
  }

  HttpServer serve(Service.Options options) {
    touch();
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

  /** What keeps the database to so many days. */
  Retention retention(int days) {
    return new Retention(storage, clock, days);
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
