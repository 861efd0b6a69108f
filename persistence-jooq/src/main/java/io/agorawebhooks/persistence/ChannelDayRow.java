package io.agorawebhooks.persistence;

import io.agorawebhooks.metrics.DayShare;
import org.jspecify.annotations.Nullable;

/**
 * A day of a channel, as it is stored.
 *
 * @param users how many have a row of that day
 * @param sum of their rows
 * @param firstUsers how many of them have its first activity; 0 where that must be looked up
 * @param lastUsers how many of them have its last activity; 0 where that must be looked up
 */
record ChannelDayRow(int users, DayShare sum, int firstUsers, int lastUsers) {
  static final ChannelDayRow NONE =
      new ChannelDayRow(0, new DayShare(0, 0, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE), 0, 0);

  /** The day with a user's row changed from one to the other, null for none. */
  ChannelDayRow replaced(@Nullable DayShare before, @Nullable DayShare after) {
    ChannelDayRow without = before == null ? this : without(before);
    return after == null ? without : without.with(after);
  }

  private ChannelDayRow without(DayShare gone) {
    return new ChannelDayRow(
        users - 1,
        new DayShare(
            sum.hostSeconds() - gone.hostSeconds(),
            sum.audienceSeconds() - gone.audienceSeconds(),
            sum.inferredSeconds() - gone.inferredSeconds(),
            sum.present() - gone.present(),
            sum.joined() - gone.joined(),
            sum.first(),
            sum.last()),
        gone.first() == sum.first() ? firstUsers - 1 : firstUsers,
        gone.last() == sum.last() ? lastUsers - 1 : lastUsers);
  }

  private ChannelDayRow with(DayShare more) {
    return new ChannelDayRow(
        users + 1,
        sum.plus(more),
        holders(firstUsers, Long.compare(sum.first(), more.first())),
        holders(lastUsers, Long.compare(more.last(), sum.last())));
  }

  /** One alone where a user goes beyond the others, one more where a user comes level. */
  private static int holders(int before, int beyond) {
    return beyond > 0 ? 1 : before + (beyond == 0 ? 1 : 0);
  }

  /** Whether nobody is left with the first or last activity, so that they are another's. */
  boolean lacksBounds() {
    return users > 0 && (firstUsers == 0 || lastUsers == 0);
  }

  ChannelDayRow bounded(long first, long last, int withFirst, int withLast) {
    return new ChannelDayRow(
        users,
        new DayShare(
            sum.hostSeconds(),
            sum.audienceSeconds(),
            sum.inferredSeconds(),
            sum.present(),
            sum.joined(),
            first,
            last),
        withFirst,
        withLast);
  }
}
