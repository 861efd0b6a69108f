package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

/**
 * The course of a call by user.
 *
 * @param report its bounds and totals
 * @param lanes a page of them, the user first who first joined, of equals the smaller uid
 */
public record LanesReport(CallReport report, Page<Lane> lanes) {
  public LanesReport {
    requireNonNull(report, "report is null");
    requireNonNull(lanes, "lanes is null");
  }
}
