package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The spans and cuts that the creates and destroys of a channel make (correlation.md, section 4): a
 * pure function of the set of its marks.
 */
final class Timeline {
  /** Seconds within which a further destroy repeats the one before, and a join its create. */
  static final long REPEAT = 5;

  /** Seconds that a leave may come after the end of its call. */
  static final long LATE_LEAVE = 60;

  private final NavigableMap<Long, Span> spans = new TreeMap<>();
  private final NavigableSet<Long> cuts = new TreeSet<>();
  private final NavigableSet<Long> ends = new TreeSet<>();

  private Timeline(Collection<EventKey> marks) {
    Walk walk = new Walk();
    seconds(marks).forEach(walk::second);
    walk.leaveOpen();
    cuts.addAll(walk.closedCuts);
    ends.addAll(cuts);
    spans.values().forEach(span -> addEnd(span.end()));
  }

  /** The timeline of these creates and destroys, in any order, repeated or not. */
  static Timeline of(Collection<EventKey> marks) {
    return new Timeline(marks);
  }

  private void addEnd(@Nullable Long end) {
    if (end != null) {
      ends.add(end);
    }
  }

  private static NavigableMap<Long, Set<Kind>> seconds(Collection<EventKey> marks) {
    NavigableMap<Long, Set<Kind>> seconds = new TreeMap<>();
    for (EventKey mark : marks) {
      seconds.computeIfAbsent(mark.ts(), second -> new HashSet<>()).add(mark.type().kind());
    }
    return seconds;
  }

  /** All spans by their start. */
  NavigableMap<Long, Span> spans() {
    return spans;
  }

  /** The final places of destroys that ended no span. */
  NavigableSet<Long> cuts() {
    return cuts;
  }

  /** The end of the span that starts at this second, null while it has none. */
  @Nullable Long endOf(long start) {
    Span span = spans.get(start);
    return span == null ? null : span.end();
  }

  /** The span that starts last at or before this second. */
  Optional<Span> latest(long second) {
    return Optional.ofNullable(spans.floorEntry(second)).map(Map.Entry::getValue);
  }

  /** The span whose create follows this join by at most 5 s. */
  Optional<Span> soon(long join) {
    Map.Entry<Long, Span> next = spans.ceilingEntry(join);
    return next != null && next.getKey() - join <= REPEAT
        ? Optional.of(next.getValue())
        : Optional.empty();
  }

  /** The ended span that this session lies in by rule 1, of several the one that starts last. */
  Optional<Span> holding(long join, @Nullable Long left) {
    Map.Entry<Long, Span> last = spans.floorEntry(join);
    if (last == null) {
      return Optional.empty();
    }
    if (last.getValue().holds(join, left)) {
      return Optional.of(last.getValue());
    }
    Map.Entry<Long, Span> before = spans.lowerEntry(last.getKey());
    return before != null && before.getValue().holds(join, left)
        ? Optional.of(before.getValue())
        : Optional.empty();
  }

  /**
   * The earliest second at which a join may lie that a leave at this second ends by order: no call
   * ended, and none was created, between the two (section 3, rule 2).
   */
  long earliestJoin(long leave) {
    Long end = ends.lower(leave - LATE_LEAVE);
    Long create = spans.lowerKey(leave);
    return Math.max(
        end == null ? Long.MIN_VALUE : end, create == null ? Long.MIN_VALUE : create - REPEAT);
  }

  /** Whether a group that starts at {@code start} cannot reach a join at {@code join}. */
  boolean parts(long start, long join) {
    return !spans.subMap(start, false, join, true).isEmpty()
        || !cuts.subSet(start, true, join, false).isEmpty();
  }

  /** Walks the seconds that have a mark. */
  private final class Walk {
    private final NavigableSet<Long> closedCuts = new TreeSet<>();
    private @Nullable Long open;
    private @Nullable Span lastSpan;
    private @Nullable Long lastCut;

    void second(long second, Set<Kind> kinds) {
      boolean destroy = kinds.contains(Kind.DESTROY);
      boolean create = kinds.contains(Kind.CREATE);
      boolean destroyFirst = destroy && (open != null || repeats(second));
      if (destroyFirst) {
        destroy(second);
      }
      if (create) {
        create(second);
      }
      if (destroy && !destroyFirst) {
        destroy(second);
      }
    }

    private boolean repeats(long second) {
      return (lastSpan != null && lastSpan.end() != null && second - lastSpan.end() <= REPEAT)
          || (lastCut != null && second - lastCut <= REPEAT);
    }

    private void create(long second) {
      leaveOpen();
      open = second;
    }

    void leaveOpen() {
      if (open != null) {
        put(new Span(open, null));
        open = null;
      }
    }

    private void destroy(long second) {
      Span last = lastSpan;
      if (open != null) {
        put(new Span(open, second));
        open = null;
      } else if (last != null && last.end() != null && second - last.end() <= REPEAT) {
        put(new Span(last.start(), second));
      } else {
        if (lastCut != null && second - lastCut <= REPEAT) {
          closedCuts.remove(lastCut);
        }
        closedCuts.add(second);
        lastCut = second;
      }
    }

    private void put(Span span) {
      spans.put(span.start(), span);
      lastSpan = span;
    }
  }
}
