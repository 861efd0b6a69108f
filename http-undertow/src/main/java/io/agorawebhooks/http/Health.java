package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.json.CacheReport;
import io.agorawebhooks.json.HealthReport;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Storage;
import io.agorawebhooks.storage.StorageException;
import io.undertow.util.StatusCodes;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Whether the process runs, and whether it can do its work. */
final class Health {
  private static final byte[] LIVE = "{\"status\":\"ok\"}".getBytes(UTF_8);

  private final HttpServer.Settings settings;
  private final Intake intake;
  private final Storage storage;
  private final Clock clock;

  Health(HttpServer.Settings settings, Intake intake, Storage storage, Clock clock) {
    this.settings = settings;
    this.intake = intake;
    this.storage = storage;
    this.clock = clock;
  }

  static void live(Request request) {
    request.query();
    Answers.json(request.exchange(), StatusCodes.OK, LIVE);
  }

  /** 503 when a notice that came now could not be stored. */
  Read.Answer ready(Request request) {
    request.query();
    HealthReport report =
        new HealthReport(
            storageOk(),
            intake.waiting(),
            settings.queueCapacity(),
            settings.version(),
            clock.instant(),
            lastReceivedMs());
    int status = report.healthy() ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE;
    return new Read.Answer(status, Answers.VIEWS.health(report));
  }

  /** What the server holds in memory. */
  Read.Answer cache(Request request) {
    request.query();
    CacheReport report =
        new CacheReport(intake.waiting(), settings.queueCapacity(), storage.caches());
    return Read.Answer.ok(Answers.VIEWS.cache(report));
  }

  private @Nullable Long lastReceivedMs() {
    try {
      return storage.reads().lastReceivedMs();
    } catch (StorageException e) {
      return null;
    }
  }

  private boolean storageOk() {
    try {
      storage.check();
      return true;
    } catch (StorageException e) {
      return false;
    }
  }
}
