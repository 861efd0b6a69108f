package io.agorawebhooks.kit;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import org.jspecify.annotations.Nullable;

/** Events with what matters and nothing else; seconds since 1970, UTC. */
public final class Events {
  private Events() {}

  /** Type 101. */
  public static Event create(long ts) {
    return event(101, 0, ts, null, null);
  }

  /** Type 102. */
  public static Event destroy(long ts) {
    return event(102, 0, ts, null, null);
  }

  /** A join of type 103, 105 or 107, or a role event of type 111 or 112. */
  public static Event user(int type, long uid, long ts) {
    return event(type, uid, ts, null, null);
  }

  /** A leave of type 104, 106 or 108. */
  public static Event leave(int type, long uid, long ts, @Nullable Long duration) {
    return event(type, uid, ts, null, duration);
  }

  /** Any event. */
  public static Event event(
      int type, long uid, long ts, @Nullable Long clientSeq, @Nullable Long duration) {
    EventKey key = new EventKey(ts, clientSeq, EventType.of(type), uid);
    return new Event(key, duration, null, null, null, null, null);
  }
}
