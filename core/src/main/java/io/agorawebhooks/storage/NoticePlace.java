package io.agorawebhooks.storage;

import java.util.Comparator;

/**
 * Where something that came in stands in a list, the newest first; places that come first are less.
 *
 * @param receivedMs when it came in, milliseconds since 1970
 * @param id its number in the storage; of those that came in at once the higher comes first
 */
public record NoticePlace(long receivedMs, long id) implements Comparable<NoticePlace> {
  private static final Comparator<NoticePlace> NEWEST_FIRST =
      Comparator.comparingLong(NoticePlace::receivedMs)
          .thenComparingLong(NoticePlace::id)
          .reversed();

  @Override
  public int compareTo(NoticePlace other) {
    return NEWEST_FIRST.compare(this, other);
  }
}
