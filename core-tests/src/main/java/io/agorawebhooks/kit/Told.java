package io.agorawebhooks.kit;

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
import java.util.Map;
import java.util.Set;

/**
 * What a set of notices tells of each channel, by the batch function: the same notice again is
 * dropped, and of several notices that say one event the right one speaks (correlation.md, section
 * 2).
 */
public final class Told {
  private final Comparator<Delivery> speaksFirst;
  private final Set<NoticeKey> seen = new HashSet<>();
  private final Map<String, Map<EventKey, Delivery>> channels = new HashMap<>();

  private Told(Comparator<byte[]> contentOrder) {
    this.speaksFirst =
        Comparator.<Delivery, int[]>comparing(Told::noticeId, Arrays::compare)
            .thenComparing(Delivery::body, contentOrder);
  }

  private static int[] noticeId(Delivery delivery) {
    return delivery.notice().noticeId().codePoints().toArray();
  }

  /**
   * The histories of all channels that have an event.
   *
   * @param deliveries of one app, in any order
   * @param contentOrder of their bodies
   */
  public static Map<String, History> histories(
      Collection<Delivery> deliveries, Comparator<byte[]> contentOrder) {
    Map<String, History> histories = new HashMap<>();
    events(deliveries, contentOrder)
        .forEach((channel, events) -> histories.put(channel, History.of(events)));
    return histories;
  }

  /** The events of all channels, each as the notice says it that speaks for it. */
  public static Map<String, Collection<Event>> events(
      Collection<Delivery> deliveries, Comparator<byte[]> contentOrder) {
    Told told = new Told(contentOrder);
    deliveries.forEach(told::add);
    Map<String, Collection<Event>> events = new HashMap<>();
    told.channels.forEach(
        (channel, speakers) ->
            events.put(channel, speakers.values().stream().map(d -> d.notice().event()).toList()));
    return events;
  }

  private void add(Delivery delivery) {
    Notice notice = delivery.notice();
    if (notice.event() != null && seen.add(notice.key())) {
      channels
          .computeIfAbsent(notice.channel(), channel -> new HashMap<>())
          .merge(notice.event().key(), delivery, this::speaker);
    }
  }

  private Delivery speaker(Delivery one, Delivery other) {
    return speaksFirst.compare(one, other) <= 0 ? one : other;
  }
}
