package io.agorawebhooks.simulator;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Plays one person in one call of the demo: comes, now and then drops out and is back, leaves. */
final class DemoGuest {
  private static final long FIRST_UID = 1000;
  private static final long[] PLATFORMS = {7, 7, 7, 7, 2, 2, 2, 1, 1, 5, 5, 8, 6, 0};
  private static final long[] REASONS = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 10, 0, 5, 4, 3};
  private static final long ABNORMAL = 999;
  private static final long TIMED_OUT = 2;
  private static final long APPLETS = 8;
  private static final int HOST_JOIN = 103;
  private static final int AUDIENCE_JOIN = 105;
  private static final int TALK_JOIN = 107;
  private static final int TO_HOST = 111;
  private static final int TO_AUDIENCE = 112;

  private static final String[] NAMES = {
    "ana", "bela", "chen", "dora", "emre", "fatou", "goran", "hana", "ivan", "júlia", "kofi",
    "lena", "mira", "noor", "olu", "petra", "quinn", "rosa", "sora", "tariq"
  };

  private final DemoCall call;
  private final SplittableRandom random;
  private final boolean live;
  private final DemoCrowd crowd;
  private final long uid;
  private final String account;
  private final long platform;
  private boolean host;
  private long clientSeq;

  /**
   * @param first which people of the crowd come to this call
   * @param number in the call, at most as many as there are people; number 1 is its host
   */
  DemoGuest(
      DemoCall call,
      SplittableRandom random,
      boolean live,
      DemoCrowd crowd,
      int first,
      int number) {
    this.call = call;
    this.random = random;
    this.live = live;
    this.crowd = crowd;
    this.uid = FIRST_UID + crowd.person(first, number);
    this.account = NAMES[(int) (uid % NAMES.length)] + "." + uid;
    this.platform = PLATFORMS[(int) (uid * 31 % PLATFORMS.length)];
    this.host = number == 1 || (live && number == 2 && random.nextBoolean());
  }

  void visit(long start, long end) {
    long length = end - start;
    long join = start + (host ? random.nextInt(3) : random.nextLong(1, length / 3 + 2));
    long leave = host ? end : Math.max(join + 3, end - late(length));
    if (random.nextInt(12) == 0 && leave - join > 240) {
      long drop = join + random.nextLong(60, leave - join - 120);
      stay(join, drop, TIMED_OUT);
      stay(drop + random.nextInt(4, 50), leave, reason());
    } else {
      stay(join, leave, reason());
    }
  }

  /** Most stay to the end, some leave early. */
  private long late(long length) {
    return random.nextInt(3) == 0 ? random.nextLong(length / 2 + 1) : random.nextInt(20);
  }

  private long reason() {
    return random.nextInt(250) == 0 ? ABNORMAL : REASONS[random.nextInt(REASONS.length)];
  }

  /** One leave in 70 never arrives. */
  private void stay(long join, long leave, long reason) {
    tell(joinType(), join, null, null);
    long last = live && random.nextInt(6) == 0 ? comeUp(join, leave) : join;
    if (random.nextInt(70) > 0 || crowd.faultless()) {
      tell(joinType() + 1, Math.max(leave, last + 1), reason, Math.max(leave, last + 1) - join);
    }
  }

  private int joinType() {
    return !live ? TALK_JOIN : host ? HOST_JOIN : AUDIENCE_JOIN;
  }

  /** Up to speak, or down to listen, for a while; most go back. Returns the last second of it. */
  private long comeUp(long join, long leave) {
    if (leave - join < 120) {
      return join;
    }
    long up = join + random.nextLong(20, (leave - join) / 2);
    turn(up);
    if (random.nextInt(4) == 0) {
      return up;
    }
    long down = up + random.nextLong(10, (leave - join) / 2);
    turn(down);
    return down;
  }

  private void turn(long second) {
    host = !host;
    tell(host ? TO_HOST : TO_AUDIENCE, second, null, null);
  }

  private void tell(int type, long second, @Nullable Long reason, @Nullable Long duration) {
    Long clientType = platform == 0 ? (Long) APPLETS : null;
    call.tell(
        type,
        second,
        uid,
        ++clientSeq,
        new DemoCall.About(platform, clientType, reason, duration, account));
  }
}
