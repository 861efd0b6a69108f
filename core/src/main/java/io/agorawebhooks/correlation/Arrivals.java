package io.agorawebhooks.correlation;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The deliveries that say something new: of several that say the same event the one that speaks for
 * it, unless one that is stored does (correlation.md, section 2).
 *
 * @param speaking by event
 * @param users the events of users who have new ones
 */
record Arrivals(NavigableMap<EventKey, Delivery> speaking, Map<Long, UserEvents> users) {

  static Arrivals of(
      Collection<Delivery> deliveries,
      EventStore store,
      Lifecycle lifecycle,
      Comparator<Speaker> order) {
    NavigableMap<EventKey, Delivery> speaking = new TreeMap<>();
    for (Delivery delivery : deliveries) {
      EventKey key = Correlator.event(delivery).key();
      speaking.merge(key, delivery, (a, b) -> order.compare(speaker(b), speaker(a)) < 0 ? b : a);
    }
    Map<Long, UserEvents> users = users(speaking.values(), store);
    speaking.values().removeIf(delivery -> !isNew(delivery, store, lifecycle, order, users));
    users.values().removeIf(user -> user.added().isEmpty());
    return new Arrivals(speaking, users);
  }

  private static Map<Long, UserEvents> users(Collection<Delivery> speaking, EventStore store) {
    Map<Long, Long> reaches = new TreeMap<>();
    for (Delivery delivery : speaking) {
      Event event = Correlator.event(delivery);
      if (!event.type().isMark()) {
        reaches.merge(event.uid(), reach(event), Math::min);
      }
    }
    Map<Long, UserEvents> users = new TreeMap<>();
    reaches.forEach((uid, reach) -> users.put(uid, new UserEvents(store, uid, reach)));
    return users;
  }

  private static Speaker speaker(Delivery delivery) {
    return new Speaker(delivery.notice().noticeId(), delivery.body());
  }

  private static boolean isNew(
      Delivery delivery,
      EventStore store,
      Lifecycle lifecycle,
      Comparator<Speaker> order,
      Map<Long, UserEvents> users) {
    Event event = Correlator.event(delivery);
    if (event.type().isMark()) {
      return lifecycle.added().contains(event.key());
    }
    UserEvents user = requireNonNull(users.get(event.uid()), "the user has no events");
    boolean isNew =
        user.stored(event.key()) == null
            || order.compare(speaker(delivery), store.speaker(event.key())) < 0;
    if (isNew) {
      user.add(event);
    }
    return isNew;
  }

  /** Where it is likely to be paired, so that what lies there is read at once. */
  private static long reach(Event event) {
    Long duration = event.duration();
    return duration == null ? event.ts() : event.ts() - duration - Pairing.NEAR;
  }

  boolean isNothing() {
    return speaking.isEmpty();
  }

  /** The deliveries to store as events. */
  List<Delivery> deliveries() {
    return List.copyOf(speaking.values());
  }
}
