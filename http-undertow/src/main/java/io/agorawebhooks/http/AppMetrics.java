package io.agorawebhooks.http;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.MinutesKey;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AppSummary;
import io.agorawebhooks.storage.Live;
import io.agorawebhooks.storage.LiveSnapshot;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StorageException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Figures of each app. They are read when somebody looks, at most once in a few seconds. */
final class AppMetrics {
  /** Apps that are shown, by id; more would be more than Prometheus should be asked to keep. */
  private static final int MOST = 100;

  private static final long DAY = 86_400;
  private static final long FRESH_MILLIS = 5_000;

  private record Gauges(MultiGauge age, MultiGauge users, MultiGauge calls, MultiGauge inferred) {}

  private final Storage storage;
  private final Live live;
  private final Clock clock;
  private final List<Gauges> bound = new ArrayList<>();
  private long lookedAt = Long.MIN_VALUE;

  AppMetrics(Storage storage, Live live, Clock clock) {
    this.storage = storage;
    this.live = live;
    this.clock = clock;
  }

  synchronized void bindTo(MeterRegistry registry) {
    bound.add(
        new Gauges(
            gauge(registry, "agora.last.notice.age", "Seconds since the last notice of an app"),
            gauge(registry, "agora.open.sessions", "Users who are in a call of an app now"),
            gauge(registry, "agora.live.calls", "Calls of an app that go on now"),
            gauge(
                registry,
                "agora.inferred.share",
                "Part of the seconds of the last day that was inferred, 0 to 1")));
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /** Brings the figures up to date, if the storage can be read. */
  synchronized void look() {
    long now = clock.millis();
    if (lookedAt != Long.MIN_VALUE && now - lookedAt < FRESH_MILLIS) {
      return;
    }
    try {
      List<AppSummary> apps = storage.reads().apps(null, MOST);
      bound.forEach(gauges -> show(gauges, apps, now));
      lookedAt = now;
    } catch (StorageException e) {
      // the other figures say that it fails
    }
  }

  private void show(Gauges gauges, List<AppSummary> apps, long now) {
    List<Row<?>> age = new ArrayList<>();
    List<Row<?>> users = new ArrayList<>();
    List<Row<?>> calls = new ArrayList<>();
    List<Row<?>> inferred = new ArrayList<>();
    for (AppSummary app : apps) {
      Tags tags = Tags.of("app", app.app().value());
      LiveSnapshot snapshot = live.snapshot(app.app());
      age.add(Row.of(tags, (now - app.lastReceivedMs()) / 1000.0));
      users.add(Row.of(tags, snapshot.onlineUsers()));
      calls.add(Row.of(tags, snapshot.total()));
      inferred.add(Row.of(tags, inferredShare(app.app(), now / 1000)));
    }
    gauges.age().register(age, true);
    gauges.users().register(users, true);
    gauges.calls().register(calls, true);
    gauges.inferred().register(inferred, true);
  }

  private double inferredShare(AppId app, long now) {
    long all = 0;
    long inferred = 0;
    Cuts day = Cuts.of(new Range(now - DAY, now));
    for (Map.Entry<MinutesKey, Long> part :
        storage.reads().minutes(app, Filter.in(day.whole()), day, true).entrySet()) {
      all += part.getValue();
      inferred += part.getKey().inferred() ? part.getValue() : 0;
    }
    return all == 0 ? 0 : (double) inferred / all;
  }
}
