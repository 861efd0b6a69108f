package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SPANS;
import static io.agorawebhooks.persistence.generated.Tables.KINDS;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectGroupByStep;
import org.jooq.SelectLimitStep;
import org.jooq.SelectOrderByStep;
import org.jooq.impl.DSL;

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

  /**
   * Which rows bound what a filter lets pass, the quickest to read first: those of all sessions
   * (false), and those told apart by codes (true). Most sessions have no client type, so those of
   * all are close where that is all that is asked for.
   */
  static List<Boolean> apart(Filter filter) {
    boolean most = filter.platforms().isEmpty() && filter.clientTypes().contains(Filter.NONE_GIVEN);
    return most ? List.of(false, true) : List.of(!filter.isOfAllCodes());
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
   * @param apart one of those that bound the filter
   * @param some channels of the app that the filter names, all of them if it names none
   * @param size of each span
   */
  Firsts firsts(long app, boolean apart, Filter filter, Collection<Long> some, int size) {
    Map<Long, Long> above = new HashMap<>();
    long rest = 0;
    Optional<Long> found = next(app, apart, filter, first(filter));
    for (; found.isPresent(); found = next(app, apart, filter, found.get() + 1)) {
      List<Bound> most =
          link.list(
              most(app, apart, filter, some, found.get(), found.get()).limit(DSL.inline(size)),
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
  Rows rows(long app, Filter filter, Collection<Long> some) {
    return link.prepare(
            most(app, !filter.isOfAllCodes(), filter, some, first(filter), last(filter)))
        .rows();
  }

  /** The channels of some spans with their seconds, the most first. */
  static SelectLimitStep<?> most(
      long app, boolean apart, Filter filter, Collection<Long> some, long first, long last) {
    boolean one = first == last && !apart; // row of a channel
    SelectGroupByStep<?> rows =
        DSL.select(CHANNEL_SPANS.CHANNEL_ID, one ? seconds(filter) : DSL.sum(seconds(filter)))
            .from(CHANNEL_SPANS)
            .where(
                CHANNEL_SPANS.APP_ID.eq(DSL.inline(app)),
                CHANNEL_SPANS.APART.eq(DSL.inline((short) Numbers.of(apart))),
                first == last
                    ? CHANNEL_SPANS.SPAN.eq(DSL.inline(first))
                    : CHANNEL_SPANS.SPAN.between(DSL.inline(first), DSL.inline(last)),
                filter.channels().isEmpty()
                    ? DSL.noCondition()
                    : CHANNEL_SPANS.CHANNEL_ID.in(some.stream().map(DSL::inline).toList()),
                apart ? codes(app, filter) : DSL.noCondition());
    SelectOrderByStep<?> channels = one ? rows : rows.groupBy(CHANNEL_SPANS.CHANNEL_ID);
    return channels.orderBy(DSL.field(DSL.inline(2)).desc());
  }

  /**
   * Without a platform the rows are those of platforms that have been seen with the client types.
   */
  private static Condition codes(long app, Filter filter) {
    Condition platforms =
        filter.platforms().isEmpty()
            ? CHANNEL_SPANS.PLATFORM.in(
                DSL.select(KINDS.PLATFORM)
                    .from(KINDS)
                    .where(
                        KINDS.APP_ID.eq(DSL.inline(app)),
                        is(KINDS.CLIENT_TYPE, filter.clientTypes())))
            : is(CHANNEL_SPANS.PLATFORM, filter.platforms());
    return platforms.and(is(CHANNEL_SPANS.CLIENT_TYPE, filter.clientTypes()));
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
