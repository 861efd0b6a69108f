package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.Session;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The users of a call by how long they were in it, the longest first, of equals the smaller uid.
 * Completed sessions count. It holds two numbers a user, so that a page of the users of a large
 * call can be told without its sessions in memory.
 */
public final class UserRanking implements Consumer<Session> {
  private static final Comparator<Map.Entry<Long, Long>> LONGEST =
      Map.Entry.<Long, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

  private final Set<Long> among;
  private final Map<Long, Long> seconds = new HashMap<>();

  /**
   * @param among the uids of those who are ranked, empty for all
   */
  public UserRanking(Collection<Long> among) {
    this.among = Set.copyOf(among);
  }

  @Override
  public void accept(Session session) {
    if (among.isEmpty() || among.contains(session.uid())) {
      Long length = session.duration();
      seconds.merge(session.uid(), length == null ? 0 : length, Long::sum);
    }
  }

  /** How many users there are. */
  public int size() {
    return seconds.size();
  }

  /** The uids of a part of them, in order. */
  public List<Long> uids(long skipped, int limit) {
    return seconds.entrySet().stream()
        .sorted(LONGEST)
        .skip(skipped)
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }
}
