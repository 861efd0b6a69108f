package io.agorawebhooks.correlation;

import java.util.List;
import java.util.Optional;

/** The sessions of one channel, as they are before a change; lists are in session order. */
public interface SessionStore {
  /**
   * A user's sessions with {@code from <= join < to}, {@code from <= to}, and on either side all
   * those at the join that comes next: the latest before {@code from}, the earliest from {@code to}
   * on.
   */
  List<Session> around(long uid, long from, long to);

  /** The sessions in a call. */
  List<Session> inCall(long call);

  /** The last session in a call with {@code join < before}; empty if there is none. */
  Optional<Session> latestInCall(long call, long before);

  /**
   * Up to {@code limit} sessions of a call without a create, those first whose user is taken to be
   * present longest: until the leave notice; without one until {@code nextJoin}, at most 4 h after
   * the join ({@code Session.present()}).
   */
  List<Session> longestPresent(long call, int limit);

  /** The sessions in a call that no leave notice ends: open, or with an inferred leave. */
  List<Session> unleftInCall(long call);

  /**
   * The distinct uids of sessions whose leave notice has {@code from <= ts < to} and is not paired
   * by its duration: the join was lost, or lies more than 2 s from where the duration puts it, or
   * the leave carries no duration. May name more uids than that, never fewer.
   */
  List<Long> usersLeavingByOrder(long from, long to);
}
