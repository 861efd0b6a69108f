package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.UserFigures;

/**
 * The users of a call.
 *
 * @param report its bounds and totals
 * @param users a page of them, the longest in the call first, of equals the smaller uid
 */
public record UsersReport(CallReport report, Page<UserFigures> users) {
  public UsersReport {
    requireNonNull(report, "report is null");
    requireNonNull(users, "users is null");
  }
}
