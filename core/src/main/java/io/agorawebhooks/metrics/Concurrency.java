package io.agorawebhooks.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many distinct users were present at a time, counted from sessions that ended. A user is
 * present from the second of the join on and before that of the leave, once however many of the
 * user's sessions overlap; at one second leaves come before joins.
 *
 * @param peak the most users at one time, 0 without presences
 * @param peakSecond the first second with that many, epoch seconds; null without presences
 * @param points from the first join, where the number of users changes, to the last leave, where it
 *     is 0; of more than {@link #MOST_POINTS} those that {@link Reduction} keeps
 */
public record Concurrency(int peak, @Nullable Long peakSecond, List<Point> points) {
  /** Up to this many points are kept as they are. */
  public static final int MOST_POINTS = 2000;

  /** Nobody was ever present. */
  public static final Concurrency NONE = new Concurrency(0, null, List.of());

  public Concurrency {
    points = List.copyOf(points);
  }

  /**
   * From a second on.
   *
   * @param second epoch second
   * @param users distinct, present from then until the next point
   */
  public record Point(long second, int users) {}

  /** Takes presences in any order. */
  public static Count counting() {
    return new Count();
  }

  /** Presences as they come, two numbers each. */
  public static final class Count implements Presences {
    private final Longs joins = new Longs();
    private final Longs leaves = new Longs();

    private Count() {}

    @Override
    public void add(long uid, long join, long leave, @Nullable Long reason) {
      if (join < leave) {
        joins.add(uid << 32 | join);
        leaves.add(uid << 32 | leave);
      }
    }

    /** What was added. */
    public Concurrency done() {
      long[] starts = joins.sorted();
      long[] ends = leaves.sorted();
      int stays = Stays.merge(starts, ends);
      Steps steps = Steps.of(starts, ends, stays);
      return steps.size() == 0 ? NONE : of(steps);
    }

    private static Concurrency of(Steps steps) {
      int top = steps.top();
      return new Concurrency(steps.users(top), steps.second(top), Reduction.of(steps));
    }
  }
}
