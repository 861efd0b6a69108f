package io.agorawebhooks.cli.imports;

import io.agorawebhooks.storage.ImportedStays.Stay;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Stays of one user, asked which of them are at some time, each answer in a few steps. */
final class Stays {
  /** A made-up leave would be taken for that of a real join so many seconds from its own. */
  private static final long PAIRED = 60;

  private final long[] joins;

  /** The latest leave of those up to the same place. */
  private final long[] leaves;

  Stays(Collection<Stay> stays) {
    List<Stay> sorted = stays.stream().sorted(Comparator.comparingLong(Stay::join)).toList();
    joins = sorted.stream().mapToLong(Stay::join).toArray();
    leaves = sorted.stream().mapToLong(Stay::leave).toArray();
    Arrays.parallelPrefix(leaves, Math::max);
  }

  /** Whether one of them has a second that this one has. */
  boolean overlap(Stay other) {
    int before = firstFrom(other.leave());
    return before > 0 && leaves[before - 1] > other.join();
  }

  /** Whether a made-up stay must not count beside these. */
  boolean tellOf(Stay made) {
    long last = Math.min(made.join() + PAIRED, made.leave());
    return overlap(made) || joinsWithin(made.join() - PAIRED, last);
  }

  private boolean joinsWithin(long from, long to) {
    int first = firstFrom(from);
    return first < joins.length && joins[first] <= to;
  }

  /** The place of the first that begins at a second or later. */
  private int firstFrom(long second) {
    int low = 0;
    int high = joins.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (joins[middle] < second) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
