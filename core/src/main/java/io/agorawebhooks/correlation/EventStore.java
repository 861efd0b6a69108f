package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.List;

/** The events of one channel, as they are before a change. */
public interface EventStore {
  /** Up to {@code limit} creates and destroys with {@code ts < before}, in descending order. */
  List<EventKey> marksBefore(long before, int limit);

  /** Up to {@code limit} creates and destroys with {@code ts >= from}, in ascending order. */
  List<EventKey> marksFrom(long from, int limit);

  /** Up to {@code limit} of a user's events with {@code ts >= from}, in the order of their keys. */
  List<Event> events(long uid, long from, int limit);

  /**
   * The notice that speaks for a stored event.
   *
   * @throws IllegalArgumentException if the event is not stored
   */
  Speaker speaker(EventKey key);
}
