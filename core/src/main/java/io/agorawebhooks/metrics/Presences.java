package io.agorawebhooks.metrics;

import org.jspecify.annotations.Nullable;

/** Takes the times in which users were present. */
@FunctionalInterface
public interface Presences {
  /**
   * One stay of a user.
   *
   * @param uid 1 to 2^32-1
   * @param join first second, epoch seconds, from 0 and before 2^32
   * @param leave the second after the last, from {@code join} and before 2^32
   * @param reason why it ended, null if that is not known
   */
  void add(long uid, long join, long leave, @Nullable Long reason);
}
