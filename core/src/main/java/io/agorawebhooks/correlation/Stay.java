package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A join and a leave that belong together (correlation.md, section 3), before it is known which
 * call they lie in; with it, they become a session.
 *
 * @param join null if it was lost
 * @param leave null if it was lost or is still to come
 */
record Stay(@Nullable Event join, @Nullable Event leave) {
  /** The order of sessions: by join, then uid, then the order of the defining event. */
  static final Comparator<Stay> ORDER =
      Comparator.comparingLong(Stay::start).thenComparingLong(Stay::uid).thenComparing(Stay::key);

  /** The event that gives the session its identity: the join, else the leave. */
  Event defining() {
    return join != null ? join : Objects.requireNonNull(leave, "a stay has a join or a leave");
  }

  EventKey key() {
    return defining().key();
  }

  long uid() {
    return defining().uid();
  }

  /** The second of the join; if it was lost, the leave's minus the duration it carries. */
  long start() {
    if (join != null) {
      return join.ts();
    }
    Event last = defining();
    return last.ts() - (last.duration() == null ? 0 : last.duration());
  }

  /** The second of the leave, null if there is none. */
  @Nullable Long left() {
    return leave == null ? null : leave.ts();
  }

  /** Whether the leave's duration leads to the join within 2 s (section 3, rule 1). */
  boolean byDuration() {
    return join != null
        && leave != null
        && leave.duration() != null
        && Math.abs(leave.ts() - leave.duration() - join.ts()) <= Pairing.EXACT;
  }
}
