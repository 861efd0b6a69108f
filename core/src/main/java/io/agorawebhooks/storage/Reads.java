package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.ChannelDay;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import io.agorawebhooks.notice.AppId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of what is committed. Second and limit arguments are 0 or more. */
public interface Reads {
  /**
   * Calls of an app, the newest activity first, of equals the later start, then the channel name by
   * code point; empty for an app that sent nothing.
   *
   * @param asOf epoch second up to which open sessions count
   */
  List<CallReport> calls(AppId app, long asOf, long offset, int limit);

  /** How many calls the app has. */
  long countCalls(AppId app);

  /**
   * A call of a channel.
   *
   * @param id its start, or any second it covers, of several the latest start; null for the call
   *     that starts last
   */
  Optional<CallReport> call(AppId app, String channel, long asOf, @Nullable Long id);

  /** Sessions of a call, the last in session order first. */
  List<Session> sessions(long call, long offset, int limit);

  /** Figures over all sessions of a call. */
  CallFigures figures(long call);

  /** A channel's calls with {@code start < before}, the latest start first. */
  List<CallReport> callsBefore(AppId app, String channel, long asOf, long before, int limit);

  /** The minutes ledger of a channel; no entry is 0. */
  Map<LedgerKey, Long> ledger(AppId app, String channel);

  /** {@code user_metrics} of a channel: what its sessions add to the days of its users. */
  Map<UserDay, DayShare> userDays(AppId app, String channel);

  /** {@code channel_metrics} of a channel, by day since 1970. */
  Map<Long, ChannelDay> channelDays(AppId app, String channel);

  /** The counters of an app; {@link Counts#NONE} for one that sent nothing. */
  Counts counts(AppId app);
}
