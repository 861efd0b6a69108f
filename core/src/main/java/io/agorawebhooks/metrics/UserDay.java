package io.agorawebhooks.metrics;

/**
 * One user in one channel on one UTC day.
 *
 * @param day days since 1970
 * @param uid 1 to 2^32-1
 */
public record UserDay(long day, long uid) implements Comparable<UserDay> {
  @Override
  public int compareTo(UserDay other) {
    return day == other.day ? Long.compare(uid, other.uid) : Long.compare(day, other.day);
  }
}
