package io.agorawebhooks.simulator;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Sends what happens: through edge servers whose clocks disagree, some of it twice or by two ways,
 * some late, some never.
 */
final class Agora {
  private static final int SECOND = 1000;
  private static final int EDGES = 4;
  private static final int MOST_LATENCY = 400;

  private final AppId app;
  private final Conditions conditions;
  private final SplittableRandom random;
  private final List<Sent> sent = new ArrayList<>();
  private final Map<String, Map<EventKey, Event>> told = new HashMap<>();
  private final int[] clocks;
  private int notices;

  Agora(AppId app, Conditions conditions, SplittableRandom random) {
    this.app = app;
    this.conditions = conditions;
    this.random = random;
    this.clocks = random.ints(EDGES, 0, conditions.skew() + 1).toArray();
  }

  /** Sends all that happens in a channel; one server tells of its creates and destroys. */
  void tell(TrueChannel channel) {
    int marks = random.nextInt(EDGES);
    Map<EventKey, Event> seenHere = told.computeIfAbsent(channel.name(), name -> new HashMap<>());
    for (Event event : channel.events()) {
      int edge = event.type().isMark() ? marks : random.nextInt(EDGES);
      Event seen = seen(event, clocks[edge]);
      seenHere.put(event.key(), seen);
      send(channel.name(), Noise.some(seen, conditions.noise(), random));
    }
  }

  private static Event seen(Event event, int clock) {
    EventKey key = event.key();
    return clock == 0
        ? event
        : new Event(
            new EventKey(key.ts() + clock, key.clientSeq(), key.type(), key.uid()),
            event.duration(),
            event.platform(),
            event.clientType(),
            event.reason(),
            event.account(),
            event.sid());
  }

  private void send(String channel, List<Event> events) {
    events.forEach(event -> send(channel, event));
  }

  private void send(String channel, Event event) {
    String id = random.nextInt(1 << 20) + ":" + ++notices + ":" + event.type().code();
    notice(channel, id, event);
    switch (random.nextInt(8)) {
      case 0 -> notice(channel, id, event);
      case 1 -> notice(channel, "r" + id, event);
      default -> {}
    }
  }

  private void notice(String channel, String id, Event event) {
    if (random.nextInt(100) >= conditions.loss()) {
      long millis = event.ts() * SECOND + random.nextInt(1, MOST_LATENCY);
      add(Sent.of(Wire.delivery(app, channel, id, event, millis), millis));
    }
  }

  /** One in three is late, if any are. */
  void add(Sent on) {
    long late =
        conditions.late() > 0 && random.nextInt(3) == 0
            ? random.nextLong(conditions.late() * (long) SECOND)
            : 0;
    sent.add(new Sent(on.delivery(), on.rejection(), on.arrival() + late, on.attempt()));
  }

  /** All that was sent, in the order in which it arrives. */
  List<Sent> arrived() {
    return sent.stream().sorted(Comparator.comparingLong(Sent::arrival)).toList();
  }

  /** Each event as its server tells it, by channel and what it was. */
  Map<String, Map<EventKey, Event>> told() {
    return told;
  }
}
