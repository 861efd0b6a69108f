package io.agorawebhooks.correlation;

import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What new creates and destroys change in the timeline.
 *
 * @param spans starts of spans that are new or have another end
 * @param low first second on which a session may lie in another call for it
 * @param high last such second; below {@code low} where nothing changes
 * @param firstBound first second at which a new create, or an end or cut that came, went or moved,
 *     may part or join a user's join and leave
 * @param lastBound last such second
 */
record MarkChange(Set<Long> spans, long low, long high, long firstBound, long lastBound) {
  /** No mark came. */
  static final MarkChange NONE = of(null, null);

  static MarkChange of(@Nullable Timeline before, @Nullable Timeline after) {
    Builder builder = new Builder();
    if (before != null && after != null) {
      builder.compare(before, after);
    }
    return builder.build();
  }

  boolean isNothing() {
    return high < low;
  }

  private static final class Builder {
    private final Set<Long> spans = new HashSet<>();
    private final NavigableSet<Long> bounds = new TreeSet<>();
    private long low = Long.MAX_VALUE;
    private long high = Long.MIN_VALUE;

    void compare(Timeline before, Timeline after) {
      for (Span span : after.spans().values()) {
        Span old = before.spans().get(span.start());
        if (old == null) {
          bounds.add(span.start());
        }
        if (!span.equals(old)) {
          spans.add(span.start());
          reach(span, after);
          reach(old, before);
        }
      }
      difference(before.cuts(), after.cuts());
      difference(after.cuts(), before.cuts());
    }

    private void reach(@Nullable Span span, Timeline timeline) {
      if (span == null) {
        return;
      }
      Long next = timeline.spans().higherKey(span.start());
      low = Math.min(low, span.start() - Timeline.REPEAT);
      if (span.end() != null) {
        bounds.add(span.end());
        high = Math.max(high, span.end() + Timeline.REPEAT);
      } else {
        high = Math.max(high, next == null ? Long.MAX_VALUE : next);
      }
    }

    private void difference(NavigableSet<Long> some, NavigableSet<Long> others) {
      for (long cut : some) {
        if (!others.contains(cut)) {
          bounds.add(cut);
          low = Math.min(low, cut);
          high = Math.max(high, cut);
        }
      }
    }

    MarkChange build() {
      return bounds.isEmpty()
          ? new MarkChange(spans, low, high, 0, 0)
          : new MarkChange(spans, low, high, bounds.first(), bounds.last());
    }
  }
}
