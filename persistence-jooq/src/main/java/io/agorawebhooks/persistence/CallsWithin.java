package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CALL_DAYS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;

import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallPlace;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Calls that lie in a range as a whole, from the indexes by activity and by start. A call that does
 * not, but whose last activity or start does, must be among those apart.
 */
final class CallsWithin {
  /**
   * Which calls.
   *
   * @param kind of their sessions; null also for calls without sessions
   * @param channels of which channels
   */
  record Where(long app, Range range, @Nullable KindFilter kind, Chosen.Which channels) {}

  private record Key(long second, long start) {}

  private final Link link;
  private final TempIds chosen;
  private final TempIds apart;

  /**
   * @param apart calls that do not count
   */
  CallsWithin(Link link, TempIds chosen, TempIds apart) {
    this.link = link;
    this.chosen = chosen;
    this.apart = apart;
  }

  private Condition is(Where where, Field<Long> column) {
    Condition is = CALLS.APP_ID.eq(DSL.inline(where.app())).and(within(column, where.range()));
    is = where.kind() == null ? is : is.and(where.kind().ofCall());
    is = is.and(where.channels().has(CALLS.CHANNEL_ID, chosen));
    return is.andNot(apart.has(CALLS.ID));
  }

  private static Condition within(Field<Long> column, Range range) {
    Condition within = DSL.noCondition();
    if (range.from() != Long.MIN_VALUE) {
      within = within.and(column.ge(DSL.inline(range.from())));
    }
    return range.to() == Long.MAX_VALUE ? within : within.and(column.lt(DSL.inline(range.to())));
  }

  /** How many there are. */
  long count(Where where) {
    return number(DSL.selectCount().from(CALLS).where(is(where, CALLS.ACTIVITY_TS)));
  }

  /**
   * How many there are, those apart included: from what is counted by day, but for the days that
   * the range cuts.
   */
  long countAll(Where where, KindFilter kind) {
    Range range = where.range();
    long first =
        range.from() == Long.MIN_VALUE ? range.from() : -Math.floorDiv(-range.from(), DayShare.DAY);
    long end = range.to() == Long.MAX_VALUE ? range.to() : Math.floorDiv(range.to(), DayShare.DAY);
    if (first >= end) {
      return countAll(where, range);
    }
    long counted = countDays(where, kind, new Range(first, end));
    if (range.from() != Long.MIN_VALUE) {
      counted += countAll(where, new Range(range.from(), first * DayShare.DAY));
    }
    if (range.to() != Long.MAX_VALUE) {
      counted += countAll(where, new Range(end * DayShare.DAY, range.to()));
    }
    return counted;
  }

  private long countDays(Where where, KindFilter kind, Range days) {
    Condition ofKind = where.kind() == null ? DSL.noCondition() : kind.isIn(CALL_DAYS.KINDS);
    return number(
        DSL.select(DSL.sum(CALL_DAYS.TOTAL))
            .from(CALL_DAYS)
            .where(
                CALL_DAYS.APP_ID.eq(DSL.inline(where.app())),
                within(CALL_DAYS.UTC_DAY, days),
                ofKind));
  }

  private long countAll(Where where, Range range) {
    Condition ofKind = where.kind() == null ? DSL.noCondition() : where.kind().ofCall();
    return number(
        DSL.selectCount()
            .from(CALLS)
            .where(
                CALLS.APP_ID.eq(DSL.inline(where.app())),
                within(CALLS.ACTIVITY_TS, range),
                ofKind));
  }

  private long number(Query query) {
    return link.list(query, Row::number).get(0);
  }

  /** What all their sessions add up to. */
  Totals totals(Where where) {
    Query query =
        DSL.select(
                DSL.sum(CALLS.HOST_SECONDS),
                DSL.sum(CALLS.AUDIENCE_SECONDS),
                DSL.sum(CALLS.INFERRED_SECONDS))
            .from(CALLS)
            .where(is(where, CALLS.ACTIVITY_TS));
    return link.list(query, row -> new Totals(0, row.number(), row.number(), row.number(), 0, 0))
        .get(0);
  }

  /**
   * A part of the list.
   *
   * @param after the place behind which it begins, null for the head of the list
   */
  List<ListedCall> list(
      Where where, CallOrder order, @Nullable CallPlace after, long skipped, long limit) {
    Field<Long> column = ListedCall.column(order);
    Condition is = is(where, column);
    if (after != null) {
      return rows(is.and(behind(column, after)), column, skipped, limit, after.channel());
    } else if (skipped == 0) {
      return rows(is, column, 0, limit);
    }
    Optional<Key> key = key(is, column, skipped);
    return key.map(found -> from(found, is, column, skipped, limit)).orElse(List.of());
  }

  private static Condition behind(Field<Long> column, CallPlace place) {
    Condition same =
        column
            .eq(DSL.inline(place.second()))
            .and(CALLS.START_TS.eq(DSL.inline(place.start())))
            .and(CHANNELS.NAME.le(Sql.value(CHANNELS.NAME)));
    return notBefore(column, new Key(place.second(), place.start())).andNot(same);
  }

  /** Two conditions, because SQLite would not use the index for a pair of values. */
  private static Condition notBefore(Field<Long> column, Key key) {
    return column
        .le(DSL.inline(key.second()))
        .and(column.lt(DSL.inline(key.second())).or(CALLS.START_TS.le(DSL.inline(key.start()))));
  }

  /** Where the list is after some calls: from the index alone, without the names. */
  private Optional<Key> key(Condition is, Field<Long> column, long skipped) {
    Query query =
        DSL.select(column, CALLS.START_TS)
            .from(CALLS)
            .where(is)
            .orderBy(column.desc(), CALLS.START_TS.desc())
            .limit(DSL.inline(1))
            .offset(DSL.inline(skipped));
    return link.list(query, row -> new Key(row.number(), row.number())).stream().findFirst();
  }

  /** The list from a key on; of calls with this key some may be left out, by their names. */
  private List<ListedCall> from(
      Key key, Condition is, Field<Long> column, long skipped, long limit) {
    Condition before =
        column
            .ge(DSL.inline(key.second()))
            .and(
                column.gt(DSL.inline(key.second())).or(CALLS.START_TS.gt(DSL.inline(key.start()))));
    long passed = number(DSL.selectCount().from(CALLS).where(is, before));
    return rows(is.and(notBefore(column, key)), column, skipped - passed, limit);
  }

  private List<ListedCall> rows(
      Condition is, Field<Long> column, long skipped, long limit, Object... values) {
    Query query =
        ListedCall.select()
            .where(is)
            .orderBy(column.desc(), CALLS.START_TS.desc(), CHANNELS.NAME)
            .limit(DSL.inline(limit))
            .offset(DSL.inline(skipped));
    return link.list(query, ListedCall::read, values);
  }

  @Override
  public String toString() {
    return "calls in a range, but for " + apart;
  }
}
