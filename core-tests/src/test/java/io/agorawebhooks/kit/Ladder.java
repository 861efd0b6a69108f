package io.agorawebhooks.kit;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Streams of one channel whose seconds climb by steps that are each about as long as one bound of
 * the rules, from seconds to days: where {@link World} is dense, these are far apart.
 */
final class Ladder {
  private static final long START = 1767261600;
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;
  private static final int LONGEST = 30 * DAY;

  private static final int[][] STEPS = {
    {0, 1, 2, 3, 4, 5, 6, 7, 10},
    {0, 1, 5, 6, 59, 60, 61, 62, 120, 121},
    {0, 5, 6, 60, 61, HOUR, 4 * HOUR - 1, 4 * HOUR, 4 * HOUR + 60, 4 * HOUR + 61},
    {0, 1, 61, DAY - 1, DAY, DAY + 1, DAY + 5, 12 * HOUR},
    {0, 1, 2, 5, 60, 61, HOUR, DAY, DAY + 1, LONGEST}
  };

  private static final int[] ABOUT = {-61, -60, -3, -2, -1, 1, 2, 3, 60, 61};

  private final SplittableRandom random;
  private final List<Long> seconds = new ArrayList<>();

  private Ladder(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The notices of a channel in arrival order, the same for the same seed. */
  static List<Delivery> stream(String channel, long seed) {
    Ladder ladder = new Ladder(seed);
    int length = 2 + ladder.random.nextInt(40);
    int users = 1 + ladder.random.nextInt(4);
    int marks = ladder.random.nextInt(4) == 0 ? 0 : 1 + ladder.random.nextInt(6);
    return ladder.play(channel, length, users, marks);
  }

  /** The same, mostly of creates and destroys: more than are read at once. */
  static List<Delivery> ofMarks(String channel, long seed) {
    Ladder ladder = new Ladder(seed);
    int length = 40 + ladder.random.nextInt(80);
    return ladder.play(channel, length, 1 + ladder.random.nextInt(2), 40);
  }

  /** The same of one user, who comes and goes more often than is read at once. */
  static List<Delivery> ofOneUser(String channel, long seed) {
    Ladder ladder = new Ladder(seed);
    int length = 70 + ladder.random.nextInt(100);
    return ladder.play(channel, length, 1, ladder.random.nextInt(2));
  }

  private List<Delivery> play(String channel, int length, int users, int marks) {
    climb(length, STEPS[random.nextInt(STEPS.length)]);
    List<Delivery> stream = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Event event = event(i, users, marks);
      String id = "n-" + event.key().publicId() + "-" + random.nextInt(3);
      stream.add(Notices.delivery(Notices.APP, channel, id, event));
    }
    disorder(stream);
    return stream;
  }

  private void climb(int length, int[] steps) {
    long second = START;
    for (int i = 0; i < length; i++) {
      second += steps[random.nextInt(steps.length)];
      second += random.nextInt(8) == 0 ? HOUR * random.nextInt(30) : 0;
      seconds.add(second);
    }
  }

  private Event event(int i, int users, int marks) {
    int type = type(random.nextInt(10 + marks));
    boolean mark = type <= 102;
    EventKey key =
        new EventKey(
            seconds.get(i),
            mark ? null : clientSeq(i),
            EventType.of(type),
            mark ? 0 : 1 + random.nextInt(users));
    boolean leave = type == 104 || type == 106 || type == 108;
    return new Event(key, leave ? duration(i) : null, null, null, null, null, null);
  }

  private int type(int kind) {
    if (kind < 4) {
      return 103 + 2 * random.nextInt(3);
    } else if (kind < 8) {
      return 104 + 2 * random.nextInt(3);
    }
    return (kind < 10 ? 111 : 101) + random.nextInt(2);
  }

  private @Nullable Long clientSeq(int i) {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> (Long) (long) random.nextInt(3);
      case 2 -> (Long) (-1L - random.nextInt(2));
      default -> seconds.get(i);
    };
  }

  /** Back to some earlier second, or about there. */
  private @Nullable Long duration(int i) {
    if (random.nextInt(5) == 0) {
      return null;
    }
    long exact = seconds.get(i) - seconds.get(random.nextInt(i + 1));
    long about = random.nextInt(3) == 0 ? ABOUT[random.nextInt(ABOUT.length)] : 0;
    return Math.min(LONGEST, Math.max(0, exact + about));
  }

  private void disorder(List<Delivery> stream) {
    switch (random.nextInt(4)) {
      case 0 -> Collections.reverse(stream);
      case 1 -> Collections.shuffle(stream, new Random(random.nextLong()));
      case 2 -> {
        for (int i = 0; i + 1 < stream.size(); i += 1 + random.nextInt(3)) {
          Collections.swap(stream, i, Math.min(stream.size() - 1, i + 1 + random.nextInt(3)));
        }
      }
      default -> {}
    }
  }
}
