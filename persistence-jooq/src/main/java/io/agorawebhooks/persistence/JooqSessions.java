package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionStore;
import java.util.List;
import java.util.Optional;

/** The sessions of a channel within a transaction. */
final class JooqSessions implements SessionStore {
  private final Statements statements;
  private final long channel;
  private final long frozen;

  /**
   * @param frozen the second before which nothing is seen
   */
  JooqSessions(Statements statements, long channel, long frozen) {
    this.statements = statements;
    this.channel = channel;
    this.frozen = frozen;
  }

  @Override
  public List<Session> around(long uid, long from, long to) {
    return frozen == HorizonRows.NONE
        ? statements.sessionsAround.list(
            channel, uid, channel, uid, from, from, channel, uid, to, to)
        : statements.sessionsAroundSince.list(
            channel, uid, frozen, channel, uid, frozen, from, from, channel, uid, frozen, to, to);
  }

  @Override
  public List<Session> inCall(long call) {
    return statements.sessionsOfCall.list(call);
  }

  @Override
  public Optional<Session> latestInCall(long call, long before) {
    return statements.latestOfCall.asFound(call, before).stream().findFirst();
  }

  @Override
  public List<Session> longestPresent(long call, int limit) {
    return statements.longestPresent.asFound(call, limit);
  }

  @Override
  public List<Session> unleftInCall(long call) {
    return statements.sessionsUnleft.list(call);
  }

  @Override
  public List<Long> usersLeavingByOrder(long from, long to) {
    return statements.leavers.between(channel, from, to);
  }
}
