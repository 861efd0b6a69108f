package io.agorawebhooks.benchmarks.intake;

import io.agorawebhooks.access.Secret;
import io.agorawebhooks.benchmarks.Baseline;
import io.agorawebhooks.benchmarks.Memory;
import io.agorawebhooks.benchmarks.Mix;
import io.agorawebhooks.benchmarks.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One load on a server that does nothing, then on the product, both in processes of their own.
 *
 * @param title of the report
 * @param bench what the load was told
 * @param seconds how long the product is measured; the baseline at most 20 s of it
 * @param secret of the app, null for none
 * @param driver who sends
 */
record Comparison(String title, Bench bench, int seconds, @Nullable String secret, Driver driver) {
  private static final int BASELINE_SECONDS = 20;
  private static final int BASELINE_WARM_UP = 5;
  private static final List<String> BASELINE_OPTIONS =
      List.of("-Xmx192m", "-XX:+UseSerialGC", "-Dorg.jboss.logging.provider=slf4j");

  /** Sends notices that were never sent before. */
  interface Driver {
    Figures drive(int port, Duration time) throws IOException, InterruptedException;
  }

  /** Requests with new notices, signed where the app has a secret. */
  static Requests requests(@Nullable String secret) {
    return new Requests(
        Mix.fresh(), secret == null ? null : new Secret(Requests.APP, null, secret));
  }

  Report run(Path database) throws IOException, InterruptedException {
    Map<String, Object> machine = Report.thisMachine();
    Map<String, String> settings =
        secret == null ? Map.of() : Map.of("WEBHOOK_SECRETS", Requests.APP.value() + "=" + secret);
    try (ServerProcess nothing = ServerProcess.of(Baseline.class, BASELINE_OPTIONS)) {
      Probe.firstAnswer(nothing, requests(secret));
      Figures baseline = baseline(nothing);
      try (ServerProcess server = ServerProcess.serve(bench.launcher(), database, settings)) {
        double start = Probe.firstAnswer(server, requests(secret));
        Thread.sleep(1000);
        Memory idle = server.memory();
        Figures figures = measure(server, bench.warmUp(), seconds, "agora-webhooks");
        Memory after = server.memory();
        return new Report(
            title,
            machine,
            List.of(
                row("baseline", baseline, baseline, null, null, null),
                row("agora-webhooks", figures, baseline, idle, after, start)));
      }
    }
  }

  private Figures baseline(ServerProcess nothing) throws IOException, InterruptedException {
    return measure(nothing, BASELINE_WARM_UP, Math.min(seconds, BASELINE_SECONDS), "the baseline");
  }

  private Figures measure(ServerProcess server, int warmUp, int time, String name)
      throws IOException, InterruptedException {
    if (warmUp > 0) {
      Bench.say("%d s of load to warm up %s".formatted(warmUp, name));
      driver.drive(server.port(), Duration.ofSeconds(warmUp));
    }
    Bench.say("%d s of load on %s".formatted(time, name));
    return driver.drive(server.port(), Duration.ofSeconds(time));
  }

  private static Map<String, @Nullable Object> row(
      String server,
      Figures figures,
      Figures baseline,
      @Nullable Memory idle,
      @Nullable Memory after,
      @Nullable Double start) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("server", server);
    row.put("notices/s", figures.rate());
    row.put("ratio", figures.rate() / baseline.rate());
    row.put("p50 ms", figures.p50());
    row.put("p99 ms", figures.p99());
    row.put("p99.99 ms", figures.p9999());
    row.put("most ms", figures.most());
    row.put("errors", figures.errors());
    row.put("idle MiB", idle == null ? null : idle.resident());
    row.put("after MiB", after == null ? null : after.resident());
    row.put("most MiB", after == null ? null : after.most());
    row.put("start to first 200, ms", start);
    return row;
  }
}
