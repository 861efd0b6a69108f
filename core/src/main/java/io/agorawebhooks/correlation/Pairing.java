package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Pairs the joins and leaves of one user (correlation.md, section 3). */
final class Pairing {
  /** Seconds that a leave's duration may be off the join it speaks of. */
  static final long EXACT = 2;

  /** Seconds that a join may lie from where the leave's duration puts it, paired by order. */
  static final long NEAR = 60;

  /** Seconds that a join may lie before the leave, paired by order. */
  static final long DAY = 24 * 3600;

  private final Timeline timeline;
  private final NavigableMap<EventKey, Event> free = new TreeMap<>();
  private final List<Stay> stays = new ArrayList<>();

  private Pairing(Timeline timeline) {
    this.timeline = timeline;
  }

  /** The stays of one user in session order, from that user's events in any order. */
  static List<Stay> of(Collection<Event> events, Timeline timeline) {
    return new Pairing(timeline).pair(events);
  }

  private List<Stay> pair(Collection<Event> events) {
    NavigableMap<EventKey, Event> leaves = pairByDuration(events);
    leaves.values().removeIf(leave -> take(latest(leave), leave));
    leaves.values().forEach(leave -> stays.add(new Stay(null, leave)));
    free.values().forEach(join -> stays.add(new Stay(join, null)));
    stays.sort(Stay.ORDER);
    return stays;
  }

  /** Rule 1; returns the leaves that it does not pair. */
  private NavigableMap<EventKey, Event> pairByDuration(Collection<Event> events) {
    NavigableMap<EventKey, Event> leaves = new TreeMap<>();
    for (Event event : events) {
      if (event.kind() == Kind.JOIN) {
        free.put(event.key(), event);
      } else if (event.kind() == Kind.LEAVE) {
        leaves.put(event.key(), event);
      }
    }
    leaves.values().removeIf(leave -> take(nearest(leave), leave));
    return leaves;
  }

  /** The leaves of one user that rule 1 does not pair, whatever the timeline. */
  static Set<EventKey> notByDuration(Collection<Event> events) {
    return new Pairing(Timeline.of(List.of())).pairByDuration(events).keySet();
  }

  private boolean take(@Nullable Event join, Event leave) {
    if (join == null) {
      return false;
    }
    free.remove(join.key());
    stays.add(new Stay(join, leave));
    return true;
  }

  /** Rule 1: the free join nearest to where the duration puts it, of equals the latest. */
  private @Nullable Event nearest(Event leave) {
    if (leave.duration() == null) {
      return null;
    }
    long start = leave.ts() - leave.duration();
    Event best = null;
    for (Map.Entry<EventKey, Event> entry : latestFirst(leave).entrySet()) {
      long ts = entry.getKey().ts();
      if (ts < start - EXACT) {
        break;
      }
      if (ts <= start + EXACT
          && (best == null || Math.abs(ts - start) < Math.abs(best.ts() - start))) {
        best = entry.getValue();
      }
    }
    return best;
  }

  /** Rule 2: the latest free join that nothing speaks against. */
  private @Nullable Event latest(Event leave) {
    long earliest = earliestByOrder(leave, timeline);
    for (Map.Entry<EventKey, Event> entry : latestFirst(leave).entrySet()) {
      long ts = entry.getKey().ts();
      if (ts < earliest) {
        return null;
      }
      if (leave.duration() == null || ts - (leave.ts() - leave.duration()) <= NEAR) {
        return entry.getValue();
      }
    }
    return null;
  }

  private NavigableMap<EventKey, Event> latestFirst(Event leave) {
    return free.headMap(leave.key(), false).descendingMap();
  }

  private static long earliestByOrder(Event leave, Timeline timeline) {
    long earliest = Math.max(leave.ts() - DAY, timeline.earliestJoin(leave.ts()));
    return leave.duration() == null
        ? earliest
        : Math.max(earliest, leave.ts() - leave.duration() - NEAR);
  }

  /**
   * The earliest second on which this leave may look for a join, or start a session of its own: a
   * user's events from one such second on, which no later leave reaches across, can be paired by
   * themselves.
   *
   * @param byDuration whether rule 1 pairs it among the events from there on
   */
  static long reach(Event leave, Timeline timeline, boolean byDuration) {
    if (leave.duration() == null) {
      return Math.min(leave.ts(), earliestByOrder(leave, timeline));
    }
    return leave.ts() - leave.duration() - (byDuration ? EXACT : NEAR);
  }
}
