package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Session;

/**
 * The course of a call.
 *
 * @param report its bounds and totals
 * @param sessions a page of them, the first in session order first
 */
public record TimelineReport(CallReport report, Page<Session> sessions) {
  public TimelineReport {
    requireNonNull(report, "report is null");
    requireNonNull(sessions, "sessions is null");
  }
}
