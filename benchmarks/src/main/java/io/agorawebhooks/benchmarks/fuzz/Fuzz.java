package io.agorawebhooks.benchmarks.fuzz;

import io.agorawebhooks.http.HttpServer;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Reports;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Throws bodies at the decoder, or at a whole server on the loopback, and tells what must not
 * happen and did: an exception that is no documented refusal, an answer with another status or with
 * the inside of the server in it, a refusal without {@code Retry-After}, counters that do not add
 * up, a body that takes longer than 1 s, a heap that grows.
 *
 * <p>Arguments: {@code decoder} or {@code endpoint}, how many bodies, the first seed (0). A seed
 * gives one body, always the same: {@code decoder 1 SEED} repeats it.
 */
public final class Fuzz {
  private static final AppId APP = new AppId("fuzz");
  private static final int CONNECTIONS = 16;
  private static final int QUEUE = 1000;
  private static final int BATCH = 100;
  private static final int REMEMBERED = 2000;
  private static final Logger WARNINGS = Logger.getLogger("io.agorawebhooks.http");
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private final Bodies bodies = new Bodies();
  private final Report report;
  private final long first;
  private final long count;

  private Fuzz(Duration warmUp, long first, long count) {
    this.report = new Report(warmUp);
    this.first = first;
    this.count = count;
  }

  public static void main(String[] args) throws InterruptedException {
    if (args.length < 2) {
      throw new IllegalArgumentException("Usage: decoder|endpoint BODIES [FIRST_SEED]");
    }
    long count = Long.parseLong(args[1]);
    long first = args.length > 2 ? Long.parseLong(args[2]) : 0;
    Report report =
        switch (args[0]) {
          case "decoder" -> decoder(first, count);
          case "endpoint" -> endpoint(first, count);
          default -> throw new IllegalArgumentException("Not decoder or endpoint: " + args[0]);
        };
    System.out.print(report);
    System.exit(report.wrong().isEmpty() && report.slow().isEmpty() ? 0 : 1);
  }

  /** Tries these bodies on the decoder, on all cores. */
  static Report decoder(long first, long count) throws InterruptedException {
    Fuzz fuzz = new Fuzz(Duration.ZERO, first, count);
    fuzz.run(Runtime.getRuntime().availableProcessors(), DecoderTrial::new);
    return fuzz.report;
  }

  /** Tries these bodies on a server. */
  static Report endpoint(long first, long count) throws InterruptedException {
    return new Fuzz(WARM_UP, first, count).endpoint();
  }

  private Report endpoint() throws InterruptedException {
    WARNINGS.setLevel(Level.SEVERE); // it warns of each transaction that the storage refuses
    NoticeDecoder decoder = new NoticeDecoder();
    ForgettingStorage storage = new ForgettingStorage(APP, REMEMBERED, report);
    Reports nothing = new Reports(new InMemoryStorage(), Clock.systemUTC());
    HttpServer.Settings settings = new HttpServer.Settings("127.0.0.1", 0, "fuzz", QUEUE);
    try (Intake intake = new Intake(storage, decoder.contentOrder(), QUEUE, BATCH);
        HttpServer server =
            HttpServer.start(settings, decoder, intake, nothing, storage, Clock.systemUTC())) {
      int port = server.port();
      run(CONNECTIONS, () -> new EndpointTrial(port, APP.value()));
    }
    check(storage.counts(), storage.refused());
    return report;
  }

  private void run(int threads, Supplier<Trial> trials) throws InterruptedException {
    report.heap();
    new Crew(bodies, report, first, count / 2).work(threads, trials);
    report.heap();
    new Crew(bodies, report, first + count / 2, count - count / 2).work(threads, trials);
    report.heap();
    if (report.count() != count) {
      report.wrong(-1, "only " + report.count() + " of " + count + " bodies were tried");
    }
  }

  /**
   * @param refused what the storage refused: a notice is then answered 503, which a full queue may
   *     cause too, and what is no notice is answered with what is wrong with it
   */
  private void check(Counts counts, Counts refused) {
    long setAside = counts.setAside().values().stream().mapToLong(Long::longValue).sum();
    boolean adds =
        counts.received() == counts.stored() + counts.duplicates() + counts.rejected()
            && counts.stored() == counts.correlated() + setAside;
    boolean agrees =
        report.count("200") == counts.stored() + counts.duplicates()
            && report.count("400") + report.count("413") == counts.rejected() + refused.rejected()
            && report.count("503") >= refused.stored() + refused.duplicates();
    if (!adds || !agrees) {
      report.wrong(-1, "the counters do not add up: " + counts + ", refused " + refused);
    }
  }
}
