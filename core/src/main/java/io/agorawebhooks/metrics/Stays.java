package io.agorawebhooks.metrics;

import java.util.Arrays;

/**
 * Makes one stay of those of one user that overlap or follow each other at once. A number holds the
 * uid in its upper 32 bits and a second in its lower ones, so that sorting brings a user's seconds
 * together; which join belongs to which leave does not matter for when somebody is present.
 */
final class Stays {
  private static final long SECOND = 0xFFFF_FFFFL;

  private Stays() {}

  /**
   * Replaces the joins by the seconds at which a user comes and the leaves by those at which one
   * goes, each ascending, uids left out.
   *
   * @param joins ascending, as many as leaves
   * @param leaves ascending
   * @return how many there are of each; what stands behind them has no meaning
   */
  static int merge(long[] joins, long[] leaves) {
    int stays = 0;
    int present = 0;
    int left = 0;
    for (int joined = 0; joined < joins.length; joined++) {
      long join = joins[joined];
      while (leaves[left] < join) {
        present--;
        left++;
      }
      if (present++ == 0) {
        stays = begin(joins, leaves, stays, join, left);
      }
    }
    if (stays > 0) {
      leaves[stays - 1] = leaves[leaves.length - 1];
    }
    return seconds(joins, leaves, stays);
  }

  /** The stay before this one ended at the last leave so far. */
  private static int begin(long[] joins, long[] leaves, int stays, long join, int left) {
    joins[stays] = join;
    if (stays > 0) {
      leaves[stays - 1] = leaves[left - 1];
    }
    return stays + 1;
  }

  private static int seconds(long[] joins, long[] leaves, int stays) {
    for (int i = 0; i < stays; i++) {
      joins[i] &= SECOND;
      leaves[i] &= SECOND;
    }
    Arrays.sort(joins, 0, stays);
    Arrays.sort(leaves, 0, stays);
    return stays;
  }
}
