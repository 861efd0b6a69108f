package io.agorawebhooks.correlation;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps the calls and sessions of a channel current with its events: after every change they equal
 * {@link History#of} of all events stored.
 */
public final class Correlator {
  /** Seconds between two events from which on one is not likely to matter for the other. */
  private static final long FAR_APART = 3600;

  private final Comparator<Speaker> speaking;
  private final UnaryOperator<CallStore> memory;

  /**
   * @param contentOrder compares the contents of two raw notices without {@code notifyMs}, by code
   *     point of their canonical JSON
   */
  public Correlator(Comparator<byte[]> contentOrder) {
    this(contentOrder, RememberedCalls::new);
  }

  /**
   * @param memory what stands before the calls while a change is worked out
   */
  Correlator(Comparator<byte[]> contentOrder, UnaryOperator<CallStore> memory) {
    this.speaking = Speaker.order(contentOrder);
    this.memory = memory;
  }

  /**
   * Splits correlated deliveries of one channel, in any order, into lists that are better looked at
   * one after the other, the change of each applied before the next.
   */
  public static List<List<Delivery>> bursts(Collection<Delivery> deliveries) {
    List<List<Delivery>> bursts = new ArrayList<>();
    long last = Long.MIN_VALUE / 2;
    for (Delivery delivery : sorted(deliveries)) {
      long ts = event(delivery).ts();
      if (ts - last > FAR_APART) {
        bursts.add(new ArrayList<>());
      }
      bursts.get(bursts.size() - 1).add(delivery);
      last = ts;
    }
    return bursts;
  }

  private static List<Delivery> sorted(Collection<Delivery> deliveries) {
    return deliveries.stream()
        .sorted(Comparator.comparing((Delivery delivery) -> event(delivery).key()))
        .toList();
  }

  static Event event(Delivery delivery) {
    return requireNonNull(delivery.notice().event(), "the notice is not correlated");
  }

  /**
   * What these notices change. Reads no more of the channel than they touch.
   *
   * @param deliveries correlated ones of this channel, at least one, in any order
   */
  public ChannelChange correlate(
      EventStore events, SessionStore sessions, CallStore calls, Collection<Delivery> deliveries) {
    List<Delivery> sorted = sorted(deliveries);
    List<EventKey> marks =
        sorted.stream().map(d -> event(d).key()).filter(key -> key.type().isMark()).toList();
    Lifecycle lifecycle = new Lifecycle(events, event(sorted.get(0)).ts(), marks);
    Arrivals arrivals = Arrivals.of(sorted, events, lifecycle, speaking);
    return new Change(events, sessions, memory.apply(calls), lifecycle, arrivals).find();
  }
}
