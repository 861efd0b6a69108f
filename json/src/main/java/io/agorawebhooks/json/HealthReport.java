package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the server does.
 *
 * @param storageOk whether a write would succeed
 * @param queueDepth how many notices wait to be written
 * @param queueCapacity how many may wait
 * @param version of the product
 * @param now when this was found
 * @param lastReceivedMs when anything last came in, milliseconds since 1970; null if nothing did or
 *     that cannot be read. For information: it says nothing of health
 */
public record HealthReport(
    boolean storageOk,
    int queueDepth,
    int queueCapacity,
    String version,
    Instant now,
    @Nullable Long lastReceivedMs) {
  public HealthReport {
    requireNonNull(version, "version is null");
    requireNonNull(now, "now is null");
  }

  /** Whether notices can be taken: storage works and the queue has room. */
  public boolean healthy() {
    return storageOk && queueOk();
  }

  boolean queueOk() {
    return queueDepth < queueCapacity;
  }
}
