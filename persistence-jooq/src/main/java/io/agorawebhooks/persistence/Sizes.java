package io.agorawebhooks.persistence;

/**
 * Classes of lengths. What lasts and touches a second began before it, at most its length before;
 * to look at each class apart is to look at no more than twice what is found.
 */
final class Sizes {
  /** Of an open session, whose length is not known. */
  static final int OPEN = 0;

  private Sizes() {}

  /** The class of a length in seconds: 1 for 0, 2 for 1, 3 for 2 and 3, 4 for 4 to 7, and so on. */
  static int of(long seconds) {
    return Long.SIZE + 1 - Long.numberOfLeadingZeros(Math.max(0, seconds));
  }

  /** The most seconds that something of a class lasts; the class is not {@link #OPEN}. */
  static long longest(int size) {
    return (1L << (size - 1)) - 1;
  }
}
