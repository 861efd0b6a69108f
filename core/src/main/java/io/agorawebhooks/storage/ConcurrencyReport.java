package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Concurrency;

/**
 * How many users there were at once in a call.
 *
 * @param report its bounds and totals
 * @param concurrency of all its sessions; those that are open last until the answer's second
 */
public record ConcurrencyReport(CallReport report, Concurrency concurrency) {
  public ConcurrencyReport {
    requireNonNull(report, "report is null");
    requireNonNull(concurrency, "concurrency is null");
  }
}
