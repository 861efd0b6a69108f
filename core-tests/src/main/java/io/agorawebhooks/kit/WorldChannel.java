package io.agorawebhooks.kit;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What happens in one channel of a {@link World}, biased to the bounds of the rules. */
final class WorldChannel {
  private static final long HOUR = 3600;

  /** 2026-01-01T23:59:20Z: sessions cross midnight. */
  private static final long START = 1767311960;

  private static final long[] SMALL = {0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 10};
  private static final long[] LARGE = {
    54,
    55,
    56,
    59,
    60,
    61,
    62,
    64,
    65,
    66,
    120,
    900,
    HOUR,
    4 * HOUR - 60,
    4 * HOUR - 1,
    4 * HOUR,
    4 * HOUR + 1,
    4 * HOUR + 60,
    4 * HOUR + 61,
    24 * HOUR - 1,
    24 * HOUR,
    24 * HOUR + 1,
    26 * HOUR
  };
  private static final long[] ERRORS = {
    0, 0, 0, 0, 0, 1, -1, 2, -2, 3, -3, 5, -5, 59, -59, 60, -60, 61, -61, 62, -62
  };
  private static final long[] LENGTHS = {
    0, 1, 2, 5, 6, 59, 60, 61, HOUR, 4 * HOUR, 24 * HOUR, 24 * HOUR + 1, 30 * 24 * HOUR
  };
  private static final long[] NUMBERS = {0, 1, 2, 5, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1};
  private static final int[] TYPES = {
    101, 101, 101, 102, 102, 102, 102, 103, 103, 103, 105, 105, 107, 104, 104, 104, 104, 106, 106,
    108, 111, 111, 112, 112
  };
  private static final long[] UIDS = {1, 1, 2, 2, 3, 4294967295L};

  private final List<Event> joins = new ArrayList<>();
  private final List<Event> present = new ArrayList<>();
  private long now = START;

  /** The next event; now and then one of a while ago. */
  Event next(SplittableRandom random) {
    now += random.nextInt(8) == 0 ? any(LARGE, random) : any(SMALL, random);
    long ts = random.nextInt(10) == 0 ? now - any(LARGE, random) : now;
    EventType type = EventType.of(TYPES[random.nextInt(TYPES.length)]);
    if (type.isMark()) {
      return bare(new EventKey(ts, null, type, 0), null);
    }
    return type.kind() == EventType.Kind.LEAVE
        ? leave(ts, type, random)
        : joinOrRole(new EventKey(ts, clientSeq(ts, random), type, any(UIDS, random)), random);
  }

  private Event joinOrRole(EventKey key, SplittableRandom random) {
    Event event = withAttributes(bare(key, null), random);
    if (key.type().kind() == EventType.Kind.JOIN) {
      joins.add(event);
      present.add(event);
    }
    return event;
  }

  /** Mostly of somebody who is there. */
  private Event leave(long ts, EventType type, SplittableRandom random) {
    boolean known = !present.isEmpty() && random.nextInt(4) > 0;
    Event join = known ? present.remove(random.nextInt(present.size())) : null;
    long uid = join == null ? any(UIDS, random) : join.uid();
    EventKey key = new EventKey(ts, clientSeq(ts, random), type, uid);
    return withAttributes(bare(key, duration(key, join, random)), random);
  }

  private static Event bare(EventKey key, @Nullable Long duration) {
    return new Event(key, duration, null, null, null, null, null);
  }

  private static @Nullable Long clientSeq(long ts, SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> any(NUMBERS, random);
      default -> ts * 1000 + random.nextInt(3);
    };
  }

  /** Mostly what leads to a join of that user, more or less. */
  private @Nullable Long duration(EventKey leave, @Nullable Event of, SplittableRandom random) {
    int choice = random.nextInt(8);
    List<Event> own = joins.stream().filter(join -> join.uid() == leave.uid()).toList();
    if (choice == 0 || (choice == 1 && of != null)) {
      return null;
    }
    if (choice == 2 || own.isEmpty()) {
      return any(LENGTHS, random);
    }
    Event join = of == null || choice == 3 ? own.get(random.nextInt(own.size())) : of;
    long duration = leave.ts() - join.ts() + any(ERRORS, random);
    return duration < 0 || duration > 30 * 24 * HOUR ? null : (Long) duration;
  }

  /** The same event with other things said beside it; a leave may say another duration too. */
  static Event withAttributes(Event event, SplittableRandom random) {
    if (event.type().isMark()) {
      return new Event(event.key(), null, null, null, null, null, text("sid-", random));
    }
    boolean changed = event.duration() != null && random.nextInt(6) == 0;
    return new Event(
        event.key(),
        changed ? (Long) any(LENGTHS, random) : event.duration(),
        number(random),
        number(random),
        number(random),
        text("user-", random),
        text("sid-", random));
  }

  private static @Nullable Long number(SplittableRandom random) {
    return random.nextBoolean() ? null : (Long) (long) random.nextInt(3);
  }

  private static @Nullable String text(String prefix, SplittableRandom random) {
    return random.nextBoolean() ? null : prefix + random.nextInt(3);
  }

  private static long any(long[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }
}
