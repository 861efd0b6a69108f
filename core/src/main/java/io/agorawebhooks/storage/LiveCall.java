package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Session;
import java.util.List;

/**
 * A call that somebody is online in.
 *
 * @param report what is said of it
 * @param users sessions of those who are online, the last to join first; at most {@link
 *     Live#MOST_USERS}
 */
public record LiveCall(CallReport report, List<Session> users) {
  public LiveCall {
    requireNonNull(report, "report is null");
    users = List.copyOf(users);
  }
}
