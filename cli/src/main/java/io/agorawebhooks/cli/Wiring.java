package io.agorawebhooks.cli;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import java.time.Clock;

/** The object graph, built by hand. Closing it writes what waits, then closes the storage. */
final class Wiring implements AutoCloseable {
  /** How many notices are written in one transaction at most. */
  private static final int BATCH = 1000;

  private final Storage storage;
  private final NoticeDecoder decoder = new NoticeDecoder();
  private final Clock clock = Clock.systemUTC();
  private final Intake intake;
  private final int queueCapacity;

  Wiring(Storage storage, int queueCapacity) {
    this.storage = storage;
    this.queueCapacity = queueCapacity;
    intake = new Intake(storage, decoder.contentOrder(), queueCapacity, BATCH);
  }

  /** On the database of a URL, which is made if it is not there. */
  static Wiring open(String databaseUrl, int queueCapacity) {
    return new Wiring(JooqStorage.open(databaseUrl), queueCapacity);
  }

  HttpServer serve(String host, int port) {
    return HttpServer.start(
        new HttpServer.Settings(host, port, Version.number(), queueCapacity),
        decoder,
        intake,
        new Reports(storage, clock),
        storage,
        clock);
  }

  Replay replay(Replay.Listener listener) {
    return new Replay(decoder, intake, clock, listener);
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
