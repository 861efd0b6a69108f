package io.agorawebhooks.http;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.CacheFigures;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Storage;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the server counts and times, for Prometheus. */
final class Metrics {
  /** The parts of a notice's way. */
  enum Stage {
    /** Its body comes in and is read. */
    RECEIVE,
    /** It waits for its turn. */
    QUEUE,
    /** It is written. */
    COMMIT,
    /** Its sender is told. */
    ANSWER
  }

  private static final String NOTICES = "agora.notices";
  private static final String OUTCOME = "outcome";
  private static final String REASON = "reason";
  private static final String NONE = "";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
  private final DistributionSummary batches =
      DistributionSummary.builder("agora.batch.size")
          .description("How many notices were written together with each")
          .serviceLevelObjectives(1, 10, 100, 1000)
          .register(registry);

  Metrics() {
    for (Stage stage : Stage.values()) {
      stages.put(
          stage,
          Timer.builder("agora.notice.stage")
              .description("How long the parts of a notice's way take")
              .tag("stage", stage.name().toLowerCase(Locale.ROOT))
              .serviceLevelObjectives(bounds())
              .register(registry));
    }
    count("correlated", NONE, 0);
    count("duplicate", NONE, 0);
    count("failed", NONE, 0);
    bindJvm();
  }

  private static Duration[] bounds() {
    return new Duration[] {
      Duration.ofMillis(1),
      Duration.ofMillis(5),
      Duration.ofMillis(10),
      Duration.ofMillis(25),
      Duration.ofMillis(50),
      Duration.ofMillis(100),
      Duration.ofMillis(250),
      Duration.ofSeconds(1),
      Duration.ofSeconds(5),
      Duration.ofSeconds(10)
    };
  }

  private void bindJvm() {
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Shows what others know of themselves whenever somebody looks. */
  void watch(Intake intake, Storage storage, LiveFeed feed) {
    gauge("agora.queue.depth", "Notices that wait to be written", intake, Intake::waiting);
    gauge("agora.live.listeners", "Listeners of live streams", feed, LiveFeed::listeners);
    for (String file : storage.bytes().keySet()) {
      Gauge.builder("agora.storage.size", storage, of -> of.bytes().getOrDefault(file, 0L))
          .description("Bytes of the database and of its log")
          .baseUnit("bytes")
          .tag("file", file)
          .register(registry);
    }
    for (CacheFigures cache : storage.caches()) {
      cache(storage, cache.name(), "entries", CacheFigures::size);
      cache(storage, cache.name(), "hits", CacheFigures::hits);
      cache(storage, cache.name(), "misses", CacheFigures::misses);
    }
  }

  private <T> void gauge(String name, String description, T of, ToDoubleFunction<T> figure) {
    Gauge.builder(name, of, figure).description(description).register(registry);
  }

  private void cache(
      Storage storage, String name, String figure, ToDoubleFunction<CacheFigures> value) {
    Gauge.builder(
            "agora.cache." + figure,
            storage,
            of ->
                of.caches().stream()
                    .filter(cache -> cache.name().equals(name))
                    .mapToDouble(value)
                    .findFirst()
                    .orElse(0))
        .description("What is remembered between transactions")
        .tag("cache", name)
        .register(registry);
  }

  /** Shows figures of each app whenever somebody looks. */
  void watch(AppMetrics apps) {
    apps.bindTo(registry);
  }

  /** Counts what became of a notice that is durable. */
  void stored(Counts outcome) {
    if (outcome.correlated() > 0) {
      count("correlated", NONE, 1);
    } else if (outcome.duplicates() > 0) {
      count("duplicate", NONE, 1);
    } else {
      for (SetAside reason : outcome.setAside().keySet()) {
        count("set_aside", reason.label(), 1);
      }
    }
  }

  /** Counts what was refused. */
  void refused(int status) {
    count("rejected", Integer.toString(status), 1);
  }

  /** Counts a notice that could not be stored, and will come again. */
  void failed() {
    count("failed", NONE, 1);
  }

  private void count(String outcome, String reason, double by) {
    registry.counter(NOTICES, OUTCOME, outcome, REASON, reason).increment(by);
  }

  /**
   * Takes down how long a part of a notice's way took.
   *
   * @param since {@link System#nanoTime} at its beginning
   * @return that at its end
   */
  long took(Stage stage, long since) {
    long now = System.nanoTime();
    requireNonNull(stages.get(stage)).record(Duration.ofNanos(now - since));
    return now;
  }

  /** Takes down with how many a notice is written. */
  void batch(int size) {
    batches.record(size);
  }

  /** All of it, as Prometheus reads it. */
  String text() {
    return registry.scrape();
  }
}
