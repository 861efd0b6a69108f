package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * Which raw notices are asked for. All parts must hold; null lets all pass.
 *
 * @param received when they came in, in whole seconds
 * @param channel exact name
 * @param uid of the event that a correlated notice says
 * @param eventType as sent
 * @param product as sent
 * @param correlated whether they are correlated or set aside
 * @param reason why they were set aside
 */
public record NoticeQuery(
    Range received,
    @Nullable String channel,
    @Nullable Long uid,
    @Nullable Long eventType,
    @Nullable Long product,
    @Nullable Boolean correlated,
    @Nullable SetAside reason) {
  /** All notices. */
  public static final NoticeQuery ALL =
      new NoticeQuery(Range.ALL, null, null, null, null, null, null);

  public NoticeQuery {
    requireNonNull(received, "received is null");
  }

  /** The same of another time. */
  public NoticeQuery during(Range other) {
    return new NoticeQuery(other, channel, uid, eventType, product, correlated, reason);
  }

  /** Whether it asks for this one. */
  public boolean asksFor(NoticeEntry entry) {
    return isIn(received, entry.place())
        && (channel == null || channel.equals(entry.channel()))
        && (uid == null || uid.equals(entry.uid()))
        && (eventType == null || eventType.equals(entry.eventType()))
        && (product == null || product.equals(entry.product()))
        && (correlated == null || correlated == (entry.setAside() == null))
        && (reason == null || reason == entry.setAside());
  }

  /** Whether something came in within the range. */
  static boolean isIn(Range range, NoticePlace place) {
    long second = Math.floorDiv(place.receivedMs(), 1000L);
    return second >= range.from() && second < range.to();
  }
}
