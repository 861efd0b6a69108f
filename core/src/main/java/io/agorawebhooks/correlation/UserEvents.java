package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One user's events as they are with a change, loaded page by page as far as they are asked for.
 */
final class UserEvents {
  private static final int PAGE = 64;

  /** Backward a slice grows by a session or two, and what follows is loaded already. */
  private static final int FEW = 4;

  private static final EventType FIRST = EventType.of(101);

  private final EventStore store;
  private final long uid;
  private final NavigableMap<EventKey, Event> stored = new TreeMap<>();
  private final NavigableMap<EventKey, Event> events = new TreeMap<>();
  private final NavigableMap<EventKey, Event> added = new TreeMap<>();
  private long loadedFrom;
  private long loadedTo;

  UserEvents(EventStore store, long uid, long around) {
    this.store = store;
    this.uid = uid;
    this.loadedFrom = around;
    this.loadedTo = around;
  }

  /** The stored event with this key, null if there is none. */
  @Nullable Event stored(EventKey key) {
    load(key.ts(), key.ts() + 1);
    return stored.get(key);
  }

  /** Puts an event of the change beside, or in place of, what is stored. */
  void add(Event fresh) {
    added.put(fresh.key(), fresh);
    events.put(fresh.key(), fresh);
  }

  /** The events of the change, in order. */
  NavigableMap<EventKey, Event> added() {
    return added;
  }

  /** The events with {@code from <= ts < to}, in order. */
  Collection<Event> between(long from, long to) {
    load(from, to);
    return events.subMap(floor(from), true, floor(to), false).values();
  }

  /** The same, as they are stored. */
  List<Event> storedBetween(long from, long to) {
    load(from, to);
    return List.copyOf(stored.subMap(floor(from), true, floor(to), false).values());
  }

  private static EventKey floor(long second) {
    return new EventKey(second, null, FIRST, 0);
  }

  private void load(long from, long to) {
    if (from < loadedFrom) {
      loadPages(from, loadedFrom, FEW);
      loadedFrom = from;
    }
    if (to > loadedTo) {
      loadedTo = loadPages(loadedTo, to, PAGE);
    }
  }

  /**
   * Loads at least the events with {@code from <= ts < to}.
   *
   * @param first how many to ask for first; twice as many each time after that
   * @return the second up to which all are loaded, exclusive
   */
  private long loadPages(long from, long to, int first) {
    int limit = first;
    long next = from;
    while (next < to) {
      List<Event> page = store.events(uid, next, limit);
      boolean last = page.size() < limit;
      long end = last ? Long.MAX_VALUE : page.get(page.size() - 1).ts();
      page.stream().filter(event -> event.ts() < end).forEach(this::put);
      limit *= 2;
      next = end;
    }
    return next;
  }

  private void put(Event event) {
    stored.put(event.key(), event);
    events.put(event.key(), added.getOrDefault(event.key(), event));
  }
}
