package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The events of a channel, each as the notice says it that speaks for it. */
final class ChannelEvents {
  /**
   * @param notice id of the row of the notice that speaks
   */
  record Spoken(Event event, long notice) {}

  private final Comparator<Long> order;
  private final Map<EventKey, Spoken> events = new TreeMap<>();
  private final Map<EventKey, Map<Long, Spoken>> marks = new TreeMap<>();
  private int notices;

  /**
   * @param order of the rows of notices that say the same event, the one that speaks first. Few
   *     events are said twice, so it may read what it compares; to keep it here takes more memory
   *     than all else
   */
  ChannelEvents(Comparator<Long> order) {
    this.order = order;
  }

  void add(Event event, long notice) {
    notices++;
    Spoken said = new Spoken(event, notice);
    events.merge(event.key(), said, this::first);
    if (event.type().isMark()) {
      marks.computeIfAbsent(event.key(), key -> new HashMap<>()).put(notice, said);
    }
  }

  private Spoken first(Spoken before, Spoken other) {
    return order.compare(other.notice(), before.notice()) < 0 ? other : before;
  }

  /** How many notices say them. */
  int notices() {
    return notices;
  }

  List<Event> events() {
    return events.values().stream().map(Spoken::event).toList();
  }

  Collection<Spoken> spoken() {
    return events.values();
  }

  /**
   * What a notice says if it is one that says this mark. A mark says nothing but that it is, so any
   * of them may stand for it; of a user's event one speaks.
   */
  Optional<Spoken> mark(EventKey mark, @Nullable Object notice) {
    return Optional.ofNullable(
        notice instanceof Long id ? marks.getOrDefault(mark, Map.of()).get(id) : null);
  }

  /** What is said of an event by the notice that speaks for it. */
  Spoken speaking(EventKey key) {
    return Objects.requireNonNull(events.get(key), "nobody says it");
  }
}
