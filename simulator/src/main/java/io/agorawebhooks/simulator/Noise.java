package io.agorawebhooks.simulator;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Tells events wrongly, biased to the bounds of the rules; nothing of it is plausible. */
final class Noise {
  private static final int[] TYPES = {101, 102, 103, 104, 105, 106, 107, 108, 111, 112};
  private static final long[] SHIFTS = {
    0, 0, 1, 2, 3, 5, 6, 59, 60, 61, 899, 900, 3600, 4 * 3600, 24 * 3600, 24 * 3600 + 1
  };

  /** 2^63 + 7: unsigned numbers are no Java longs. */
  private static final Long HUGE = Long.MIN_VALUE + 7;

  private Noise() {}

  /** The event, or what is told instead of it. */
  static List<Event> some(Event event, int percent, SplittableRandom random) {
    List<Event> told = new ArrayList<>(2);
    told.add(hits(percent, random) ? wrong(event, random) : event);
    if (hits(percent, random)) {
      told.add(other(event, random));
    }
    return told;
  }

  private static boolean hits(int percent, SplittableRandom random) {
    return percent > 0 && random.nextInt(100) < percent;
  }

  private static Event wrong(Event event, SplittableRandom random) {
    EventKey key = event.key();
    long ts = key.ts() + shift(random);
    Long seq = key.clientSeq();
    EventKey moved =
        switch (random.nextInt(4)) {
          case 0 -> new EventKey(ts, seq, key.type(), key.uid());
          case 1 -> new EventKey(ts, null, key.type(), key.uid());
          case 2 -> new EventKey(ts, seq == null ? null : HUGE, key.type(), key.uid());
          default -> key;
        };
    return with(moved, event, duration(event, random));
  }

  private static @Nullable Long duration(Event event, SplittableRandom random) {
    Long duration = event.duration();
    if (duration == null || random.nextBoolean()) {
      return duration;
    }
    return random.nextBoolean() ? null : (Long) Math.max(0, duration + shift(random));
  }

  /** Something else happens to this user, or the channel, at about this time. */
  private static Event other(Event event, SplittableRandom random) {
    EventType type = EventType.of(TYPES[random.nextInt(TYPES.length)]);
    long ts = event.ts() + shift(random);
    if (type.isMark()) {
      return with(new EventKey(ts, null, type, 0), event, null);
    }
    EventKey key = new EventKey(ts, random.nextLong(3), type, Math.max(1, event.uid()));
    boolean leave = type.kind() == EventType.Kind.LEAVE && random.nextBoolean();
    return with(key, event, leave ? (Long) Math.abs(shift(random)) : null);
  }

  private static long shift(SplittableRandom random) {
    long shift = SHIFTS[random.nextInt(SHIFTS.length)];
    return random.nextBoolean() ? shift : -shift;
  }

  private static Event with(EventKey key, Event event, @Nullable Long duration) {
    boolean mark = key.type().isMark();
    return new Event(
        key,
        duration,
        mark ? null : event.platform(),
        mark ? null : event.clientType(),
        mark ? null : event.reason(),
        mark ? null : event.account(),
        mark ? null : event.sid());
  }
}
