package io.agorawebhooks.metrics;

import java.util.Arrays;
import java.util.List;

/** Times that follow each other, such as the days of a month, by the seconds that part them. */
public final class Cuts {
  private final long[] seconds;

  private Cuts(long[] seconds) {
    this.seconds = seconds;
  }

  /**
   * Times from each of these seconds to the next.
   *
   * @param seconds epoch seconds, ascending, at least 2
   */
  public static Cuts at(List<Long> seconds) {
    long[] all = seconds.stream().mapToLong(Long::longValue).toArray();
    for (int i = 1; i < all.length; i++) {
      if (all[i] <= all[i - 1]) {
        throw new IllegalArgumentException("The cuts do not ascend");
      }
    }
    if (all.length < 2) {
      throw new IllegalArgumentException("There are less than 2 cuts");
    }
    return new Cuts(all);
  }

  /** One time. */
  public static Cuts of(Range range) {
    return at(List.of(range.from(), range.to()));
  }

  /** How many times there are. */
  public int size() {
    return seconds.length - 1;
  }

  /** One of the times. */
  public Range range(int part) {
    return new Range(seconds[part], seconds[part + 1]);
  }

  /** All of them together. */
  public Range whole() {
    return new Range(seconds[0], seconds[seconds.length - 1]);
  }

  /** Which of them holds the second; it must lie in the whole. */
  public int part(long second) {
    int found = Arrays.binarySearch(seconds, second);
    return found >= 0 ? Math.min(found, size() - 1) : -found - 2;
  }

  @Override
  public String toString() {
    return Arrays.toString(seconds);
  }
}
