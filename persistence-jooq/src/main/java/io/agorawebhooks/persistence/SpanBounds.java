package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SPANS;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.SelectGroupByStep;
import org.jooq.SelectLimitStep;
import org.jooq.SelectOrderByStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How many seconds channels can have at most, from the spans that touch a range. A session longer
 * than a ledger holds is in none.
 */
final class SpanBounds {
  private final Link link;
  private final Prepared next;

  SpanBounds(Link link) {
    this.link = link;
    next =
        link.prepare(
            DSL.select(CHANNEL_SPANS.SPAN)
                .from(CHANNEL_SPANS)
                .where(
                    Sql.is(CHANNEL_SPANS.APP_ID),
                    Sql.is(CHANNEL_SPANS.APART),
                    CHANNEL_SPANS.SPAN.ge(Sql.value(CHANNEL_SPANS.SPAN)),
                    CHANNEL_SPANS.SPAN.le(Sql.value(CHANNEL_SPANS.SPAN)))
                .orderBy(CHANNEL_SPANS.SPAN)
                .limit(DSL.inline(1)));
  }

  /** A channel and the seconds that it can have at most. */
  record Bound(long channel, long seconds) {
    static Bound of(Row row) {
      return new Bound(row.number(), row.number());
    }
  }

  /**
   * Some channels, the most seconds first.
   *
   * @param rest the seconds that any other channel can have at most
   */
  record Firsts(List<Bound> bounds, long rest) {}

  /**
   * The channels with the most seconds in each span. A span is read in the order of its channels,
   * so nothing is sorted but what is found.
   *
   * @param codes null for the rows of all sessions, where these bound the filter
   * @param some channels of the app that the filter names, all of them if it names none
   * @param size of each span
   */
  Firsts firsts(
      long app, @Nullable SeenCodes codes, Filter filter, Collection<Long> some, int size) {
    Map<Long, Long> above = new HashMap<>();
    long rest = 0;
    Optional<Long> found = next(app, codes != null, filter, first(filter));
    for (; found.isPresent(); found = next(app, codes != null, filter, found.get() + 1)) {
      List<Bound> most =
          link.list(
              most(app, codes, filter, some, found.get(), found.get()).limit(DSL.inline(size)),
              Bound::of);
      long least = most.size() < size ? 0 : most.get(size - 1).seconds();
      most.forEach(bound -> above.merge(bound.channel(), bound.seconds() - least, Long::sum));
      rest += least;
    }
    return new Firsts(sorted(above, rest), rest);
  }

  /** The next span in the range that has something in it; a range may have no end. */
  private Optional<Long> next(long app, boolean apart, Filter filter, long from) {
    return next.first(Row::number, app, Numbers.of(apart), from, last(filter));
  }

  private static List<Bound> sorted(Map<Long, Long> above, long rest) {
    return above.entrySet().stream()
        .map(channel -> new Bound(channel.getKey(), channel.getValue() + rest))
        .sorted(Comparator.comparingLong(Bound::seconds).reversed())
        .toList();
  }

  /** Rows of all channels' bounds, the most seconds first. */
  Rows rows(long app, @Nullable SeenCodes codes, Filter filter, Collection<Long> some) {
    return link.prepare(most(app, codes, filter, some, first(filter), last(filter))).rows();
  }

  /**
   * The channels of some spans with their seconds, the most first.
   *
   * @param codes null for the rows of all sessions
   */
  static SelectLimitStep<?> most(
      long app,
      @Nullable SeenCodes codes,
      Filter filter,
      Collection<Long> some,
      long first,
      long last) {
    boolean one = first == last && (codes == null || codes.isOne()); // row of a channel
    Field<Long> seconds =
        seconds(filter, CHANNEL_SPANS.HOST_SECONDS, CHANNEL_SPANS.AUDIENCE_SECONDS);
    SelectGroupByStep<?> rows =
        DSL.select(CHANNEL_SPANS.CHANNEL_ID, one ? seconds : DSL.sum(seconds))
            .from(CHANNEL_SPANS)
            .where(
                CHANNEL_SPANS.APP_ID.eq(DSL.inline(app)),
                CHANNEL_SPANS.APART.eq(DSL.inline((short) Numbers.of(codes != null))),
                first == last
                    ? CHANNEL_SPANS.SPAN.eq(DSL.inline(first))
                    : CHANNEL_SPANS.SPAN.between(DSL.inline(first), DSL.inline(last)),
                filter.channels().isEmpty()
                    ? DSL.noCondition()
                    : CHANNEL_SPANS.CHANNEL_ID.in(some.stream().map(DSL::inline).toList()),
                codes == null
                    ? DSL.noCondition()
                    : codes.areIn(CHANNEL_SPANS.PLATFORM, CHANNEL_SPANS.CLIENT_TYPE));
    SelectOrderByStep<?> channels = one ? rows : rows.groupBy(CHANNEL_SPANS.CHANNEL_ID);
    return channels.orderBy(DSL.field(DSL.inline(2)).desc());
  }

  private static long first(Filter filter) {
    return span(filter.range().from());
  }

  private static long last(Filter filter) {
    return span(filter.range().to() - 1);
  }

  private static long span(long second) {
    return Math.floorDiv(second, ChannelSpanRows.LENGTH);
  }

  /** Seconds in the roles that count. */
  static Field<Long> seconds(Filter filter, Field<Long> host, Field<Long> audience) {
    if (filter.counts(Role.HOST) && filter.counts(Role.AUDIENCE)) {
      return host.plus(audience);
    }
    return filter.counts(Role.HOST) ? host : audience;
  }

  @Override
  public String toString() {
    return "bounds by spans";
  }
}
