package io.agorawebhooks.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.cli.Dashboard;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.simulator.DemoWorld;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Receipt;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Phaser;
import java.util.stream.Stream;

/** A server with its dashboard and a database of its own, as the command serve runs them. */
final class Board implements AutoCloseable {
  static final AppId DEMO = new AppId("demo");
  private static final int QUEUE = 1000;
  private static final long SEED = 11;

  private final HttpClient client = HttpClient.newHttpClient();
  private final JooqStorage storage;
  private final Intake intake;
  private final HttpServer server;

  Board() {
    this(0);
  }

  /**
   * @param port 0 for any that is free
   */
  Board(int port) {
    Clock clock = Clock.systemUTC();
    NoticeDecoder decoder = new NoticeDecoder();
    storage = JooqStorage.open("jdbc:sqlite:" + folder().resolve("board.db"));
    intake = new Intake(storage, decoder.contentOrder(), QUEUE, QUEUE);
    server =
        HttpServer.start(
            new HttpServer.Settings("127.0.0.1", port, "1.2.3", QUEUE),
            HttpServer.Security.none(),
            Dashboard.pages(),
            decoder,
            intake,
            new Reports(storage, clock),
            storage,
            clock);
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory(Path.of("target"), "board");
      folder.toFile().deleteOnExit();
      return folder.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.port();
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Hands in what the demo's company sent from then until now. */
  Board play(Duration past) {
    Instant now = Instant.now();
    DemoWorld world = new DemoWorld(DEMO, SEED, now.minus(past), now);
    Phaser stored = new Phaser(1);
    world
        .sent(now.minus(past), now)
        .forEach(
            sent -> {
              Delivery notice = sent.delivery();
              if (notice != null) {
                put(notice, Instant.ofEpochMilli(sent.arrival()), stored);
              }
            });
    stored.arriveAndAwaitAdvance();
    return this;
  }

  /** Hands in many bodies at once, as of a call that would take long to post. */
  Board load(String app, Stream<String> bodies) {
    AppId id = new AppId(app);
    NoticeDecoder decoder = new NoticeDecoder();
    Phaser stored = new Phaser(1);
    bodies.forEach(
        body -> {
          try {
            byte[] bytes = body.getBytes(UTF_8);
            Instant now = Instant.now();
            put(new Delivery(id, decoder.decode(id, bytes), now, "", bytes), now, stored);
          } catch (BadNotice e) {
            throw new IllegalArgumentException(e);
          }
        });
    stored.arriveAndAwaitAdvance();
    return this;
  }

  private void put(Delivery notice, Instant arrival, Phaser stored) {
    stored.register();
    try {
      intake.put(
          new Delivery(notice.app(), notice.notice(), arrival, "", notice.body()),
          new Receipt() {
            @Override
            public void committed(Counts outcome) {
              stored.arriveAndDeregister();
            }

            @Override
            public void failed(StorageException why) {
              throw why;
            }
          });
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Posts a notice as Agora does; it is durable when this returns. */
  Board post(String app, String body) {
    return post(app, body, 200);
  }

  /**
   * @param status that it has to be answered with
   */
  Board post(String app, String body, int status) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/" + app + "/webhooks"))
            .POST(BodyPublishers.ofString(body, UTF_8))
            .build();
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    return this;
  }

  /** Shares something, and gives the path of its page. */
  String share(String app, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/api/export/" + app + "/share"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body, UTF_8))
            .build();
    String answer = send(request).body();
    int at = answer.indexOf("/share/");
    if (at < 0) {
      throw new IllegalStateException(answer);
    }
    return answer.substring(at, answer.indexOf('"', at));
  }

  /** What the API answers. */
  String get(String path) {
    return send(HttpRequest.newBuilder(URI.create(url() + path)).build()).body();
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    intake.close();
    storage.close();
  }
}
