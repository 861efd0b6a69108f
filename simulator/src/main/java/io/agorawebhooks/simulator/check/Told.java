package io.agorawebhooks.simulator.check;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a set of notices of one app tells, by the batch function: of several notices that say one
 * event the right one speaks (correlation.md, section 2).
 */
final class Told {
  private final Comparator<Delivery> speaksFirst;
  private final Set<NoticeKey> seen = new HashSet<>();
  private final Map<String, Map<EventKey, Delivery>> channels = new TreeMap<>();
  private final Map<String, History> histories = new HashMap<>();

  Told(Comparator<byte[]> contentOrder) {
    this.speaksFirst =
        Comparator.<Delivery, int[]>comparing(Told::noticeId, Arrays::compare)
            .thenComparing(Delivery::body, contentOrder);
  }

  private static int[] noticeId(Delivery delivery) {
    return delivery.notice().noticeId().codePoints().toArray();
  }

  static Told of(Collection<Delivery> deliveries, Comparator<byte[]> contentOrder) {
    Told told = new Told(contentOrder);
    deliveries.forEach(told::add);
    return told;
  }

  void add(Delivery delivery) {
    Notice notice = delivery.notice();
    Event event = notice.event();
    String channel = notice.channel();
    if (event != null && channel != null && seen.add(notice.key())) {
      channels
          .computeIfAbsent(channel, name -> new HashMap<>())
          .merge(event.key(), delivery, this::speaker);
      histories.remove(channel);
    }
  }

  private Delivery speaker(Delivery one, Delivery other) {
    return speaksFirst.compare(one, other) <= 0 ? one : other;
  }

  /** The channels that have an event. */
  Set<String> channels() {
    return channels.keySet();
  }

  /** The events of a channel, each as the notice says it that speaks for it. */
  List<Event> events(String channel) {
    return channels.getOrDefault(channel, Map.of()).values().stream().map(Told::event).toList();
  }

  private static Event event(Delivery delivery) {
    Event event = delivery.notice().event();
    if (event == null) {
      throw new IllegalStateException("Only correlated notices are kept");
    }
    return event;
  }

  History history(String channel) {
    return histories.computeIfAbsent(channel, name -> History.of(events(name)));
  }
}
