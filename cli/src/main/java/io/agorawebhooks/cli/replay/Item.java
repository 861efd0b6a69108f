package io.agorawebhooks.cli.replay;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a log is.
 *
 * @param line its number, from 1
 * @param delivery if it is a notice
 * @param rejection if it is none, but its app is known
 * @param bad what is wrong with it, a sentence; null if nothing is
 */
record Item(
    Kind kind,
    long line,
    @Nullable Delivery delivery,
    @Nullable Rejection rejection,
    @Nullable String bad) {
  /** What becomes of it. */
  enum Kind {
    /** It is handed on, as a delivery or a rejection. */
    TAKEN,
    /** It is bad, and nobody knows to which app it belongs. */
    UNREADABLE,
    /** It is about something else than webhooks. */
    OTHER,
    /** It arrived at another time than is asked for. */
    OUTSIDE
  }

  static Item notice(long line, Delivery delivery) {
    return new Item(Kind.TAKEN, line, delivery, null, null);
  }

  static Item rejected(long line, Rejection rejection) {
    return new Item(Kind.TAKEN, line, null, rejection, rejection.reason());
  }

  static Item unreadable(long line, String bad) {
    return new Item(Kind.UNREADABLE, line, null, null, bad);
  }

  static Item passedOver(long line, Kind kind) {
    return new Item(kind, line, null, null, null);
  }
}
