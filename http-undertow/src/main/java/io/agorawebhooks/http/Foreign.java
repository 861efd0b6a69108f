package io.agorawebhooks.http;

/**
 * Finds out by the numbers of commits whether somebody else has written to the storage: another
 * process, or a commit of this one that was not told of. Not safe for use by several threads.
 */
final class Foreign {
  private static final long UNKNOWN = -1;

  private long last = UNKNOWN;
  private long suspected = UNKNOWN;

  /** The last commit that is known of. */
  long last() {
    return last;
  }

  /** What was committed up to now does not matter. */
  void forget() {
    last = UNKNOWN;
    suspected = UNKNOWN;
  }

  /** Takes note of a commit of this process; says whether there are others right before it. */
  boolean isBefore(long number) {
    boolean isBefore = last != UNKNOWN && number > last + 1;
    last = Math.max(last, number);
    return isBefore;
  }

  /**
   * Takes note of the number of the last commit in the storage; says whether commits up to the
   * number given last time are still untold. This time's may be one that is about to be told.
   */
  boolean isPast(long number) {
    boolean isPast = last != UNKNOWN && suspected > last;
    last = last == UNKNOWN ? number : Math.max(last, suspected);
    suspected = number > last ? number : UNKNOWN;
    return isPast;
  }

  /** Whether the last number may turn out to be of a commit of somebody else. */
  boolean isSuspected() {
    return suspected != UNKNOWN;
  }
}
