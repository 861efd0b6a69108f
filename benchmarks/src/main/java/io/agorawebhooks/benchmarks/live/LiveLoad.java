package io.agorawebhooks.benchmarks.live;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.persistence.JooqStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a change is seen soon while many look on, and whether they cost the intake anything:
 * notices at a steady rate into calls of 20 users, first without listeners, then with. Server,
 * senders and listeners share one JVM and SQLite is on disk.
 *
 * <p>Arguments: listeners (500), notices a second (2000), seconds of each part (30).
 */
public final class LiveLoad {
  private static final int QUEUE = 10_000;
  private static final int BATCH = 1000;

  /** Listeners that read what they are sent; the others only take it. */
  private static final int READING = 10;

  private LiveLoad() {}

  public static void main(String[] args) throws Exception {
    int listeners = args.length > 0 ? Integer.parseInt(args[0]) : 500;
    int rate = args.length > 1 ? Integer.parseInt(args[1]) : 2000;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
    Path folder = Files.createTempDirectory("live-load");
    NoticeDecoder decoder = new NoticeDecoder();
    Clock clock = Clock.systemUTC();
    try (Storage storage = JooqStorage.open("jdbc:sqlite:" + folder.resolve("live.db"));
        Intake intake = new Intake(storage, decoder.contentOrder(), QUEUE, BATCH);
        HttpServer server =
            HttpServer.start(
                new HttpServer.Settings("127.0.0.1", 0, "benchmark", QUEUE),
                decoder,
                intake,
                new Reports(storage, clock),
                storage,
                clock)) {
      run(server.port(), listeners, rate, seconds);
    }
  }

  private static void run(int port, int listeners, int rate, int seconds) throws Exception {
    Posted posted = new Posted();
    Senders senders = new Senders(port, posted);
    senders.send(rate, Math.max(10, seconds / 3)); // the JVM compiles
    print("intake without listeners", senders.send(rate, seconds));
    List<Listener> open = new ArrayList<>();
    for (int i = 0; i < listeners; i++) {
      open.add(new Listener(port, i < READING ? posted : null));
    }
    senders.send(rate, 5); // they get their snapshots
    posted.forget();
    print("intake with " + listeners + " listeners", senders.send(rate, seconds));
    print("notice posted to event received", posted.seen());
    long bytes = open.stream().mapToLong(Listener::bytes).sum();
    long gone = open.stream().filter(Listener::isGone).count();
    System.out.printf(
        Locale.ROOT, "listeners cut off %d, bytes a listener %d%n", gone, bytes / listeners);
    open.forEach(Listener::close);
  }

  private static void print(String what, Times times) {
    System.out.printf(
        Locale.ROOT,
        "%-34s n %7d  p50 %7.1f ms  p99 %7.1f ms  max %7.1f ms  failed %d%n",
        what,
        times.count(),
        times.millis(0.5),
        times.millis(0.99),
        times.millis(1),
        times.failed());
  }
}
