package io.agorawebhooks.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** {@code GET /health}. */
record HealthView(
    String status,
    String timestamp,
    String version,
    Checks checks,
    @Nullable Long lastNoticeAgeSeconds) {
  static HealthView of(HealthReport report) {
    return new HealthView(
        report.healthy() ? "healthy" : "unhealthy",
        report.now().truncatedTo(ChronoUnit.MILLIS).toString(),
        report.version(),
        new Checks(
            new Storage(word(report.storageOk())),
            new Queue(word(report.queueOk()), report.queueDepth(), report.queueCapacity())),
        report.lastReceivedMs() == null ? null : age(report.lastReceivedMs(), report.now()));
  }

  private static Long age(long receivedMs, Instant now) {
    return Math.max(0, (now.toEpochMilli() - receivedMs) / 1000);
  }

  private static String word(boolean ok) {
    return ok ? "ok" : "failing";
  }

  record Checks(Storage storage, Queue queue) {}

  record Storage(String status) {}

  record Queue(String status, int depth, int capacity) {}
}
