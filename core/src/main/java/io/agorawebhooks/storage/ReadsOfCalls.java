package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Presences;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.notice.AppId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads of calls that are committed. Second and limit arguments are 0 or more. */
public interface ReadsOfCalls {
  /**
   * A part of the calls of an app that a query asks for, and what all of them add up to; empty for
   * an app that sent nothing. What is said of a call is said of its sessions that match the filter,
   * but for its bounds.
   *
   * @param asOf epoch second up to which open sessions count
   */
  CallList calls(AppId app, CallQuery query, long asOf, ListPart part);

  /**
   * A call of a channel.
   *
   * @param id its start, or any second it covers, of several the latest start; null for the call
   *     that starts last
   */
  Optional<CallReport> call(AppId app, String channel, long asOf, @Nullable Long id);

  /** Hands over all sessions of a call, in session order. */
  void sessions(long call, Consumer<Session> to);

  /** Sessions of a call, the last in session order first. */
  List<Session> sessions(long call, long offset, int limit);

  /**
   * Some users of a call with their sessions, in the order in which they first joined, of those who
   * did at one second the smaller uid first.
   */
  List<Lane> lanes(long call, long offset, int limit);

  /**
   * Hands over when users were present in a call, in any order.
   *
   * @param asOf epoch second up to which open sessions last, at most {@link Totals#STALE} each;
   *     null for those that ended alone
   */
  void presences(long call, @Nullable Long asOf, Presences to);

  /** Figures over all sessions of a call. */
  CallFigures figures(long call);

  /** A channel's calls with {@code start < before}, the latest start first. */
  List<CallReport> callsBefore(AppId app, String channel, long asOf, long before, int limit);
}
