package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Gathers what is told of a user of a call from their sessions, which come in session order. */
final class LaneCount implements Consumer<Session> {
  private final List<Session> sessions = new ArrayList<>();
  private long count;

  private LaneCount() {}

  /**
   * Some users of a call, in the order in which they first joined.
   *
   * @param sessions hands over all of them in session order, each time it is asked to
   */
  static List<Lane> lanes(Consumer<Consumer<Session>> sessions, long offset, int limit) {
    Map<Long, LaneCount> all = new LinkedHashMap<>();
    sessions.accept(session -> all.computeIfAbsent(session.uid(), uid -> new LaneCount()).count++);
    List<Long> uids = all.keySet().stream().skip(offset).limit(limit).toList();
    all.keySet().retainAll(Set.copyOf(uids));
    sessions.accept(
        session -> {
          LaneCount count = all.get(session.uid());
          if (count != null) {
            count.accept(session);
          }
        });
    return all.entrySet().stream().map(lane -> lane.getValue().of(lane.getKey())).toList();
  }

  @Override
  public void accept(Session session) {
    if (sessions.size() < Lane.MOST) {
      sessions.add(session);
    }
  }

  private Lane of(long uid) {
    return new Lane(uid, count, sessions);
  }
}
