package io.agorawebhooks.cli.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Seconds of which each counts once: stretches of time in order that do not touch.
 *
 * @param parts in order
 */
record Spans(List<Span> parts) {
  private static final long DAY = 86_400;

  /**
   * A stretch of time.
   *
   * @param from its first second
   * @param to the second after it, not before {@code from}
   */
  record Span(long from, long to) {
    long seconds() {
      return to - from;
    }

    /** Tells of each UTC day that has some of it how much. */
    void byDay(BiConsumer<Long, Long> to) {
      for (long at = from; at < this.to; ) {
        long day = Math.floorDiv(at, DAY);
        long end = Math.min(this.to, (day + 1) * DAY);
        to.accept(day, end - at);
        at = end;
      }
    }
  }

  Spans {
    parts = List.copyOf(parts);
  }

  /** The seconds that are in any of these. */
  static Spans of(List<Span> spans) {
    List<Span> parts = new ArrayList<>();
    List<Span> sorted =
        spans.stream()
            .filter(span -> span.seconds() > 0)
            .sorted(Comparator.comparingLong(Span::from))
            .toList();
    for (Span next : sorted) {
      int last = parts.size() - 1;
      if (last >= 0 && parts.get(last).to() >= next.from()) {
        Span before = parts.get(last);
        parts.set(last, new Span(before.from(), Math.max(before.to(), next.to())));
      } else {
        parts.add(next);
      }
    }
    return new Spans(parts);
  }

  /** The seconds that are in this and not in the other. */
  Spans minus(Spans other) {
    List<Span> left = new ArrayList<>();
    int first = 0;
    for (Span part : parts) {
      while (first < other.parts.size() && other.parts.get(first).to() <= part.from()) {
        first++;
      }
      long at = part.from();
      for (int i = first; i < other.parts.size() && other.parts.get(i).from() < part.to(); i++) {
        Span hole = other.parts.get(i);
        if (hole.from() > at) {
          left.add(new Span(at, hole.from()));
        }
        at = Math.max(at, hole.to());
      }
      if (at < part.to()) {
        left.add(new Span(at, part.to()));
      }
    }
    return new Spans(left);
  }

  void byDay(BiConsumer<Long, Long> to) {
    parts.forEach(part -> part.byDay(to));
  }
}
