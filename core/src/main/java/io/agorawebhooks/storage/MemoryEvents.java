package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.EventStore;
import io.agorawebhooks.correlation.Speaker;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The events of one channel, each with the delivery that speaks for it. */
final class MemoryEvents implements EventStore {
  /** Creates and destroys have uid 0. */
  private static final long MARKS = 0;

  private static final EventType FIRST = EventType.of(101);

  private final Journal journal;
  private final NavigableMap<EventKey, Delivery> speakers =
      new TreeMap<>(
          Comparator.comparingLong(EventKey::uid).thenComparing(Comparator.naturalOrder()));

  MemoryEvents(Journal journal) {
    this.journal = journal;
  }

  void put(Delivery delivery) {
    journal.put(speakers, event(delivery).key(), delivery);
  }

  private static Event event(Delivery delivery) {
    return requireNonNull(delivery.notice().event(), "event is null");
  }

  /** Comes before all keys of that uid with {@code ts} or later. */
  private static EventKey from(long uid, long ts) {
    return new EventKey(ts, null, FIRST, uid);
  }

  @Override
  public List<EventKey> marksBefore(long before, int limit) {
    return speakers
        .subMap(from(MARKS, Long.MIN_VALUE), true, from(MARKS, before), false)
        .descendingMap()
        .keySet()
        .stream()
        .limit(limit)
        .toList();
  }

  @Override
  public List<EventKey> marksFrom(long from, int limit) {
    return ofUid(MARKS, from).keySet().stream().limit(limit).toList();
  }

  @Override
  public List<Event> events(long uid, long from, int limit) {
    return ofUid(uid, from).values().stream().limit(limit).map(MemoryEvents::event).toList();
  }

  private NavigableMap<EventKey, Delivery> ofUid(long uid, long from) {
    return speakers.subMap(from(uid, from), true, from(uid + 1, Long.MIN_VALUE), false);
  }

  @Override
  public Speaker speaker(EventKey key) {
    Delivery delivery = speakers.get(key);
    if (delivery == null) {
      throw new IllegalArgumentException("There is no event " + key.publicId());
    }
    return new Speaker(delivery.notice().noticeId(), delivery.body());
  }
}
