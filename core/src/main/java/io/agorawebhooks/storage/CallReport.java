package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call with the totals of its sessions. Completed sessions count in the seconds, open ones in the
 * open seconds.
 *
 * @param channel its channel's name
 * @param call its bounds
 * @param hostSeconds in completed sessions
 * @param audienceSeconds in completed sessions
 * @param inferredSeconds of both, in sessions whose join or leave is inferred
 * @param openSessions how many have no leave, known or inferred
 * @param openSeconds of open sessions, to the second asked for, each at most 24 h
 * @param onlineUsers distinct uids of open sessions that are at most 24 h old
 * @param clientTypes distinct client type codes of its sessions, ascending, null (none given) first
 */
public record CallReport(
    String channel,
    Call call,
    long hostSeconds,
    long audienceSeconds,
    long inferredSeconds,
    int openSessions,
    long openSeconds,
    int onlineUsers,
    List<@Nullable Long> clientTypes) {
  public CallReport {
    requireNonNull(channel, "channel is null");
    requireNonNull(call, "call is null");
    requireNonNull(clientTypes, "clientTypes is null");
  }

  /** Seconds of completed sessions in both roles. */
  public long seconds() {
    return hostSeconds + audienceSeconds;
  }
}
