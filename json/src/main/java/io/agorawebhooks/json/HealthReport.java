package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * How the server does.
 *
 * @param storageOk whether a write would succeed
 * @param queueDepth how many notices wait to be written
 * @param queueCapacity how many may wait
 * @param version of the product
 * @param now when this was found
 */
public record HealthReport(
    boolean storageOk, int queueDepth, int queueCapacity, String version, Instant now) {
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
