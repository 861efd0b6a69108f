package io.agorawebhooks.kit;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays the steps of a {@link World} and sends what happens. */
final class WorldStream {
  /** A notice and when it arrives among the others. */
  private record Sent(Delivery delivery, int arrival) {}

  private final Map<String, WorldChannel> channels = new HashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private int steps;

  void step(String name, SplittableRandom random) {
    steps++;
    Event event = channels.computeIfAbsent(name, n -> new WorldChannel()).next(random);
    if (random.nextInt(10) > 0) {
      Delivery delivery = Notices.delivery(Notices.APP, name, "n" + steps, event);
      send(delivery, random);
      copies(name, delivery, event, random);
    }
  }

  private void copies(String name, Delivery first, Event event, SplittableRandom random) {
    Event other = WorldChannel.withAttributes(event, random);
    switch (random.nextInt(12)) {
      case 0 -> send(again(first), random);
      case 1 -> send(Notices.delivery(Notices.APP, name, "a" + steps, other), random);
      case 2 -> send(Notices.delivery(Notices.APP, name, "z" + steps, other), random);
      case 3 -> send(Notices.delivery(Notices.APP, name, "n" + steps, other), random);
      case 4 -> {
        send(Notices.delivery(Notices.APP, name, "\ud83d\ude00", other), random);
        send(Notices.delivery(Notices.APP, name, "\uffee", event), random);
      }
      default -> {}
    }
  }

  private static Delivery again(Delivery first) {
    return new Delivery(
        first.app(),
        first.notice(),
        first.receivedAt().plus(Duration.ofSeconds(5)),
        first.headers(),
        first.body());
  }

  /** Most arrive in order, some a little late, some very late or early. */
  private void send(Delivery delivery, SplittableRandom random) {
    int delay =
        switch (random.nextInt(8)) {
          case 0, 1 -> random.nextInt(8);
          case 2 -> random.nextInt(-100, 100);
          default -> 0;
        };
    sent.add(new Sent(delivery, steps + delay));
  }

  List<Delivery> arrived() {
    return sent.stream()
        .sorted(Comparator.comparingInt(Sent::arrival))
        .map(Sent::delivery)
        .toList();
  }
}
