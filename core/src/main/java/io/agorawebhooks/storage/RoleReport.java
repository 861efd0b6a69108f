package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.RoleFigures;
import io.agorawebhooks.metrics.UserRoles;

/**
 * The roles of a call.
 *
 * @param report its bounds and totals
 * @param figures over all its sessions
 * @param users a page of them, the longest in the call first, of equals the smaller uid
 */
public record RoleReport(CallReport report, RoleFigures figures, Page<UserRoles> users) {
  public RoleReport {
    requireNonNull(report, "report is null");
    requireNonNull(figures, "figures is null");
    requireNonNull(users, "users is null");
  }
}
