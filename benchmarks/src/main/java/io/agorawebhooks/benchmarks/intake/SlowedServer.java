package io.agorawebhooks.benchmarks.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.agorawebhooks.cli.DecodingRereader;
import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Pace;
import io.agorawebhooks.storage.Reports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Clock;
import java.util.List;

/**
 * The server on a storage whose commits can be slowed: each line of its input is the rate from then
 * on, notices a second, {@code Infinity} for as many as it can. Queue and batch are the product's.
 *
 * <p>Arguments: the port, the URL of the database.
 */
final class SlowedServer {
  /** What the start script gives the JVM. */
  static final List<String> OPTIONS =
      List.of(
          "-Xms32m",
          "-Xmx192m",
          "-Xmn14m",
          "-XX:SurvivorRatio=3",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dorg.jboss.logging.provider=slf4j");

  private static final int QUEUE = 10_000;
  private static final int BATCH = 1000;

  private SlowedServer() {}

  public static void main(String[] args) throws IOException {
    Clock clock = Clock.systemUTC();
    NoticeDecoder decoder = new NoticeDecoder();
    try (SlowedStorage storage = new SlowedStorage(JooqStorage.open(args[1]));
        Intake intake = new Intake(storage, new DecodingRereader(), QUEUE, Pace.upTo(BATCH));
        HttpServer server =
            HttpServer.start(
                new HttpServer.Settings("127.0.0.1", Integer.parseInt(args[0]), "benchmark", QUEUE),
                decoder,
                intake,
                new Reports(storage, clock),
                storage,
                clock);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        storage.limit(Double.parseDouble(line));
      }
    }
  }
}
