package io.agorawebhooks.simulator;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A company that runs meetings, classes and shows on Agora, for people to look at. What it sends in
 * any stretch of time follows from its seed alone, so that a feed can ask for the past at once and
 * for the rest as it comes.
 */
public final class DemoWorld {
  private static final int HOUR = 3600;
  private static final int DAY = 24 * HOUR;

  /** Of 100 at each hour of a day, UTC. */
  private static final int[] BUSY = {
    45, 40, 35, 30, 30, 35, 45, 60, 80, 95, 100, 100, 90, 95, 100, 100, 95, 90, 85, 85, 80, 70, 60,
    50
  };

  private static final int WEEKEND = 60;
  private static final int YOUNG = 40;
  private static final int GROWN = 100;

  private final AppId app;
  private final long seed;
  private final long first;
  private final long grown;

  /**
   * @param first when the company began, with few calls
   * @param grown when it reached the size that it has since
   */
  public DemoWorld(AppId app, long seed, Instant first, Instant grown) {
    this.app = requireNonNull(app, "app is null");
    this.seed = seed;
    this.first = first.getEpochSecond();
    this.grown = grown.getEpochSecond();
  }

  /**
   * What arrives from the first instant on and before the second, in order.
   *
   * @param from asked for again with the last {@code to}, it gives each notice once
   */
  public List<Sent> sent(Instant from, Instant to) {
    List<Sent> sent = new ArrayList<>();
    for (int room = 0; room < DemoRoom.ALL.size(); room++) {
      for (int lane = 0; lane < DemoRoom.ALL.get(room).lanes(); lane++) {
        add(sent, room, lane, from, to);
      }
    }
    return sent.stream()
        .filter(notice -> notice.arrival() >= from.toEpochMilli())
        .filter(notice -> notice.arrival() < to.toEpochMilli())
        .sorted(Comparator.comparingLong(Sent::arrival))
        .toList();
  }

  /** A call's last notice may arrive a little after its stretch. */
  private void add(List<Sent> sent, int index, int lane, Instant from, Instant to) {
    DemoRoom room = DemoRoom.ALL.get(index);
    long shift = (long) lane * room.every() / room.lanes();
    long start = Math.max(first, from.getEpochSecond() - room.every()) - shift;
    for (long n = start / room.every(); n * room.every() + shift < to.getEpochSecond(); n++) {
      long second = n * room.every() + shift;
      SplittableRandom random = new SplittableRandom(mixed(index, lane, n));
      if (second >= first && random.nextInt(GROWN * 100 * 100) < chance(room, second)) {
        sent.addAll(new DemoCall(app, room, random).play(second));
      }
    }
  }

  private long mixed(int room, int lane, long n) {
    return ((seed * 31 + room) * 31 + lane) * 1_000_003L + n;
  }

  /** Of 1,000,000. */
  private int chance(DemoRoom room, long second) {
    long age = Math.max(0, Math.min(second, grown) - first);
    int size = YOUNG + (int) ((GROWN - YOUNG) * age / Math.max(1, grown - first));
    int busy = BUSY[(int) (second % DAY / HOUR)];
    boolean weekend = (second / DAY + 4) % 7 % 6 == 0; // 1970 began on a Thursday
    return room.chance() * size * (weekend ? busy * WEEKEND / 100 : busy);
  }
}
