package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_METRICS;

import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.storage.CallSums;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** What completed sessions of many channels add up to on whole UTC days: from the daily table. */
final class SelectDays {
  private final Link link;
  private final TempIds chosen;

  SelectDays(Link link, TempIds chosen) {
    this.link = link;
    this.chosen = chosen;
  }

  /** Whether a range begins and ends with a day, or has no bounds. */
  static boolean areWhole(Range range) {
    return isMidnight(range.from()) && isMidnight(range.to());
  }

  private static boolean isMidnight(long second) {
    return second == Long.MIN_VALUE
        || second == Long.MAX_VALUE
        || Math.floorMod(second, DayShare.DAY) == 0;
  }

  /**
   * @param range of whole days
   */
  CallSums sums(long app, Chosen.Which channels, Range range) {
    Query query =
        DSL.select(
                DSL.sum(CHANNEL_METRICS.HOST_SECONDS),
                DSL.sum(CHANNEL_METRICS.AUDIENCE_SECONDS),
                DSL.sum(CHANNEL_METRICS.INFERRED_SECONDS))
            .from(CHANNEL_METRICS)
            .where(
                CHANNEL_METRICS.CHANNEL_ID.in(
                    DSL.select(CHANNELS.ID)
                        .from(CHANNELS)
                        .where(
                            CHANNELS.APP_ID.eq(DSL.inline(app)),
                            channels.has(CHANNELS.ID, chosen))),
                CHANNEL_METRICS.UTC_DAY.ge(DSL.inline(day(range.from()))),
                CHANNEL_METRICS.UTC_DAY.lt(DSL.inline(day(range.to()))));
    return link.list(query, row -> new CallSums(0, row.number(), row.number(), row.number(), 0, 0))
        .get(0);
  }

  private static long day(long second) {
    return Math.floorDiv(second, DayShare.DAY);
  }

  @Override
  public String toString() {
    return "days of " + chosen;
  }
}
