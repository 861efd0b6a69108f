package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Session;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions of a call are listed, and in which order.
 *
 * @param order they are in
 * @param falling whether the largest comes first
 * @param text that uid, account or sid contain, in any case; null for all
 */
public record SessionQuery(SessionOrder order, boolean falling, @Nullable String text) {
  /** All, the last to join first. */
  public static final SessionQuery ALL = new SessionQuery(SessionOrder.JOINED, true, null);

  public SessionQuery {
    requireNonNull(order, "order is null");
    text = text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  Comparator<Session> comparator() {
    return order.comparator(falling);
  }

  boolean matches(Session session) {
    return text == null
        || Long.toString(session.uid()).contains(text)
        || contains(session.account(), text)
        || contains(session.sid(), text);
  }

  private static boolean contains(@Nullable String value, String text) {
    return value != null && value.toLowerCase(Locale.ROOT).contains(text);
  }
}
