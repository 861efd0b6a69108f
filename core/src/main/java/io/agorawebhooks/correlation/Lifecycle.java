package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The stretch of a channel's timeline that a change is about, before and after it. Marks are loaded
 * page by page, until on either side a second is reached from which on the earlier marks no longer
 * matter.
 */
final class Lifecycle {
  private static final int PAGE = 16;
  private static final Set<Kind> CREATE = EnumSet.of(Kind.CREATE);
  private static final Set<Kind> DESTROY = EnumSet.of(Kind.DESTROY);

  private final EventStore store;
  private final NavigableSet<EventKey> stored = new TreeSet<>();
  private final NavigableMap<Long, Set<Kind>> seconds = new TreeMap<>();
  private final NavigableSet<EventKey> added = new TreeSet<>();
  private long loadedFrom;
  private long loadedTo;
  private boolean nothingBefore;
  private boolean nothingAfter;
  private long validFrom = Long.MAX_VALUE;
  private long validTo = Long.MIN_VALUE;
  private Timeline before = Timeline.of(List.of());
  private Timeline after = before;

  /**
   * @param around a second of the change; loading begins there
   * @param marks creates and destroys that the change brings, stored ones among them or not
   */
  Lifecycle(EventStore store, long around, Collection<EventKey> marks) {
    this.store = store;
    this.loadedFrom = around;
    this.loadedTo = around;
    if (!marks.isEmpty()) {
      NavigableSet<EventKey> sorted = new TreeSet<>(marks);
      load(sorted.first().ts(), sorted.last().ts());
      sorted.removeAll(stored);
      added.addAll(sorted);
      cover(around, around);
    }
  }

  /** The marks that the change brings and that were not stored. */
  NavigableSet<EventKey> added() {
    return added;
  }

  /** Makes both timelines right for every second from {@code from} to {@code to}. */
  void cover(long from, long to) {
    if (from >= validFrom && to < validTo) {
      return;
    }
    long low = added.isEmpty() ? from : Math.min(from, added.first().ts() - 1);
    long high = added.isEmpty() ? to : Math.max(to, added.last().ts());
    low = Math.min(low, validFrom);
    high = Math.max(high, Math.max(validTo, Long.MIN_VALUE + 1) - 1);
    load(low, high);
    validFrom = freshTo(low);
    validTo = freshAfter(high);
    List<EventKey> marks = new ArrayList<>(stored.stream().filter(this::isValid).toList());
    before = Timeline.of(marks);
    marks.addAll(added);
    after = added.isEmpty() ? before : Timeline.of(marks);
  }

  private boolean isValid(EventKey mark) {
    return mark.ts() >= validFrom && mark.ts() < validTo;
  }

  /** The timeline as it was; call {@link #cover} first. */
  Timeline before() {
    return before;
  }

  /** The timeline as it is with the change. */
  Timeline after() {
    return after;
  }

  /**
   * The earliest second on which this leave may look for a join, before the change or after it.
   *
   * @param byDuration whether its duration leads to its join
   */
  long reach(Event leave, boolean byDuration) {
    if (leave.duration() == null) {
      cover(leave.ts() - Pairing.DAY - Timeline.REPEAT, leave.ts());
    }
    return Math.min(
        Pairing.reach(leave, before, byDuration), Pairing.reach(leave, after, byDuration));
  }

  private void load(long low, long high) {
    while (!nothingBefore && (loadedFrom > low || freshTo(low) == Long.MIN_VALUE)) {
      loadBefore();
    }
    while (!nothingAfter && (loadedTo <= high || freshAfter(high) == Long.MAX_VALUE)) {
      loadAfter();
    }
  }

  private void loadBefore() {
    List<EventKey> page = store.marksBefore(loadedFrom, PAGE);
    nothingBefore = page.size() < PAGE;
    long last = nothingBefore ? Long.MIN_VALUE : page.get(page.size() - 1).ts();
    page.stream().filter(mark -> mark.ts() > last).forEach(this::put);
    loadedFrom = nothingBefore ? Long.MIN_VALUE : last + 1;
  }

  private void loadAfter() {
    List<EventKey> page = store.marksFrom(loadedTo, PAGE);
    nothingAfter = page.size() < PAGE;
    long last = nothingAfter ? Long.MAX_VALUE : page.get(page.size() - 1).ts();
    page.stream().filter(mark -> mark.ts() < last).forEach(this::put);
    loadedTo = last;
  }

  private void put(EventKey mark) {
    stored.add(mark);
    seconds.computeIfAbsent(mark.ts(), second -> EnumSet.noneOf(Kind.class)).add(kind(mark));
  }

  private static Kind kind(EventKey mark) {
    return mark.type().kind();
  }

  /** The latest second up to this one that can be read without those before it. */
  private long freshTo(long second) {
    for (Map.Entry<Long, Set<Kind>> entry :
        seconds.headMap(second, true).descendingMap().entrySet()) {
      if (isFresh(entry.getKey(), entry.getValue(), Long.MIN_VALUE)) {
        return entry.getKey();
      }
    }
    return Long.MIN_VALUE;
  }

  /** The first second after this one that can be read without those before it. */
  private long freshAfter(long second) {
    for (Map.Entry<Long, Set<Kind>> entry : seconds.tailMap(second, false).entrySet()) {
      if (isFresh(entry.getKey(), entry.getValue(), second)) {
        return entry.getKey();
      }
    }
    return Long.MAX_VALUE;
  }

  /**
   * A create opens a span whatever came before. A destroy after a destroy more than 5 s earlier
   * finds no span open, and nothing that it repeats.
   *
   * @param after the second before must come after this one
   */
  private boolean isFresh(long second, Set<Kind> kinds, long after) {
    if (kinds.equals(CREATE)) {
      return true;
    }
    Map.Entry<Long, Set<Kind>> previous = seconds.lowerEntry(second);
    return previous != null
        && previous.getKey() > after
        && previous.getValue().equals(DESTROY)
        && second - previous.getKey() > Timeline.REPEAT;
  }
}
