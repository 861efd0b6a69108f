package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Concurrency;
import io.agorawebhooks.metrics.Quality;

/**
 * The quality of a call.
 *
 * @param report its bounds and totals
 * @param quality of its sessions that ended
 * @param test whether it was a trial: a session ended, and all sessions that are no bot's, open
 *     ones too, are of one user
 * @param concurrency of its sessions that ended
 */
public record QualityReport(
    CallReport report, Quality quality, boolean test, Concurrency concurrency) {
  public QualityReport {
    requireNonNull(report, "report is null");
    requireNonNull(quality, "quality is null");
    requireNonNull(concurrency, "concurrency is null");
  }
}
