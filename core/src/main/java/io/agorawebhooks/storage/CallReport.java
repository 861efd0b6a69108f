package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.metrics.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call and what its sessions add up to: all of them, or those that match a filter, in its range.
 *
 * @param channel its channel's name
 * @param call its bounds, whatever the filter
 * @param live whether somebody is online in it and it has no end, whatever the filter
 * @param totals of the sessions
 * @param users distinct uids of the sessions
 * @param onlineUsers distinct uids of those that are open and at most 24 h old
 * @param clientTypes distinct client type codes of the sessions, ascending, null (none given) first
 */
public record CallReport(
    String channel,
    Call call,
    boolean live,
    Totals totals,
    int users,
    int onlineUsers,
    List<@Nullable Long> clientTypes) {
  public CallReport {
    requireNonNull(channel, "channel is null");
    requireNonNull(call, "call is null");
    requireNonNull(totals, "totals is null");
    requireNonNull(clientTypes, "clientTypes is null");
  }

  /** Seconds of completed sessions in both roles. */
  public long seconds() {
    return totals.seconds();
  }
}
