package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SPANS;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.Role;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** How many seconds channels can have at most, from the spans that touch a range. */
final class SpanBounds {
  private final Link link;

  SpanBounds(Link link) {
    this.link = link;
  }

  /** Whether sessions are told apart by codes, not only by roles. */
  static boolean tellsApart(Filter filter) {
    return !filter.platforms().isEmpty() || !filter.clientTypes().isEmpty();
  }

  /**
   * Rows of channels and seconds, the most first. A session longer than a ledger holds is in none.
   *
   * @param some channels of the app that the filter names, all of them if it names none
   */
  Rows rows(long app, Filter filter, Collection<Long> some) {
    return link.prepare(query(app, filter, some)).rows();
  }

  private static Query query(long app, Filter filter, Collection<Long> some) {
    return DSL.select(CHANNEL_SPANS.CHANNEL_ID, DSL.sum(seconds(filter)))
        .from(CHANNEL_SPANS)
        .where(
            CHANNEL_SPANS.APP_ID.eq(DSL.inline(app)),
            CHANNEL_SPANS.APART.eq(DSL.inline((short) Numbers.of(tellsApart(filter)))),
            CHANNEL_SPANS.SPAN.between(
                DSL.inline(span(filter.range().from())), DSL.inline(span(filter.range().to() - 1))),
            filter.channels().isEmpty()
                ? DSL.noCondition()
                : CHANNEL_SPANS.CHANNEL_ID.in(some.stream().map(DSL::inline).toList()),
            is(CHANNEL_SPANS.PLATFORM, filter.platforms()),
            is(CHANNEL_SPANS.CLIENT_TYPE, filter.clientTypes()))
        .groupBy(CHANNEL_SPANS.CHANNEL_ID)
        .orderBy(DSL.field(DSL.inline(2)).desc());
  }

  private static long span(long second) {
    return Math.floorDiv(second, ChannelSpanRows.LENGTH);
  }

  private static Field<Long> seconds(Filter filter) {
    if (filter.counts(Role.HOST) && filter.counts(Role.AUDIENCE)) {
      return CHANNEL_SPANS.HOST_SECONDS.plus(CHANNEL_SPANS.AUDIENCE_SECONDS);
    }
    return filter.counts(Role.HOST) ? CHANNEL_SPANS.HOST_SECONDS : CHANNEL_SPANS.AUDIENCE_SECONDS;
  }

  private static Condition is(Field<Long> code, Set<Long> codes) {
    if (codes.isEmpty()) {
      return DSL.noCondition();
    }
    return code.in(codes.stream().flatMap(SpanBounds::stored).map(DSL::inline).toList());
  }

  /** A code that is missing is asked for by a number that a sender may use, too. */
  private static Stream<Long> stored(long code) {
    return code == Filter.NONE_GIVEN ? Stream.of(code, LedgerRows.MISSING) : Stream.of(code);
  }

  @Override
  public String toString() {
    return "bounds by spans";
  }
}
