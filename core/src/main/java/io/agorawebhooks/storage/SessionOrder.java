package io.agorawebhooks.storage;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Role;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** By what the sessions of a call can be listed. */
public enum SessionOrder {
  JOINED,
  LEFT,
  STAYED,
  UID,
  /** Hosts before the audience. */
  ROLE,
  PLATFORM,
  REASON;

  private static final Comparator<Session> NEWEST =
      comparing(Session::join, reverseOrder()).thenComparing(session -> session.key().publicId());

  private @Nullable Long value(Session session) {
    return switch (this) {
      case JOINED -> session.join();
      case LEFT -> session.leave();
      case STAYED -> session.duration();
      case UID -> session.uid();
      case ROLE -> session.role() == Role.HOST ? 0L : 1L;
      case PLATFORM -> session.platform();
      case REASON -> session.reason();
    };
  }

  /**
   * What has no value comes last, of equals the newest first.
   *
   * @param falling whether the largest value comes first
   */
  Comparator<Session> comparator(boolean falling) {
    Comparator<Long> values = falling ? reverseOrder() : naturalOrder();
    return comparing(this::value, nullsLast(values)).thenComparing(NEWEST);
  }
}
