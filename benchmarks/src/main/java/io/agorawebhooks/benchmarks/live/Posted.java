package io.agorawebhooks.benchmarks.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When joins were posted, each of a user of its own, and how long until listeners saw them. */
public final class Posted {
  private final Map<Long, Long> at = new ConcurrentHashMap<>();
  private volatile Times seen = new Times();

  void join(long uid) {
    at.put(uid, System.nanoTime());
  }

  /** A listener sees a user for the first time; those who were there before do not count. */
  void see(long uid, long now) {
    Long posted = at.get(uid);
    if (posted != null) {
      seen.add(now - posted);
    }
  }

  /** Begins anew. */
  void forget() {
    at.clear();
    seen = new Times();
  }

  Times seen() {
    return seen;
  }
}
