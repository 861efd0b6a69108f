package io.agorawebhooks.kit;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionStore;
import java.util.List;
import java.util.Optional;

/** Counts what is asked, and how many sessions the answers hold. */
final class SessionReads implements SessionStore {
  private final SessionStore store;
  private int wholeCalls;
  private int sessions;

  SessionReads(SessionStore store) {
    this.store = store;
  }

  /** How many times all sessions of a call were asked for. */
  int wholeCalls() {
    return wholeCalls;
  }

  /** How many sessions were read. */
  int sessions() {
    return sessions;
  }

  private List<Session> read(List<Session> answer) {
    sessions += answer.size();
    return answer;
  }

  @Override
  public List<Session> around(long uid, long from, long to) {
    return read(store.around(uid, from, to));
  }

  @Override
  public List<Session> inCall(long call) {
    wholeCalls++;
    return read(store.inCall(call));
  }

  @Override
  public Optional<Session> latestInCall(long call, long before) {
    Optional<Session> latest = store.latestInCall(call, before);
    sessions += latest.isPresent() ? 1 : 0;
    return latest;
  }

  @Override
  public List<Session> longestPresent(long call, int limit) {
    return read(store.longestPresent(call, limit));
  }

  @Override
  public List<Session> unleftInCall(long call) {
    return read(store.unleftInCall(call));
  }

  @Override
  public List<Long> usersLeavingByOrder(long from, long to) {
    List<Long> users = store.usersLeavingByOrder(from, to);
    sessions += users.size();
    return users;
  }
}
