package io.agorawebhooks.http;

/**
 * The body of a request, as far as it was read.
 *
 * @param end why nothing more was read
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody
record Body(End end, byte[] bytes) {
  /** The longest notice that is taken, in bytes. */
  static final int LONGEST = 1024 * 1024;

  enum End {
    /** It is whole. */
    COMPLETE,
    /** It is longer than what is taken. */
    TOO_LARGE,
    /** There is no room for it in memory now. */
    NO_ROOM
  }
}
