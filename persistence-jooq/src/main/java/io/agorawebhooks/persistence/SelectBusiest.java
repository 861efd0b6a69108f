package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;

import io.agorawebhooks.metrics.Cuts;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Line;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.persistence.SpanBounds.Bound;
import io.agorawebhooks.persistence.SpanBounds.Firsts;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The channels with the most seconds. A channel's spans bound what any filter lets pass of it, so
 * channels are counted exactly in the order of that bound, until the next cannot be among the first
 * any more.
 */
final class SelectBusiest {
  /** How many channels of each span are looked at before all, by how many are asked for. */
  private static final int FIRSTS = 32;

  /** How many channels are counted at once. */
  private static final int MOST = 1000;

  private final SpanBounds bounds;
  private final Prepared name;
  private final SelectChannels channels;
  private final MinutesByChannel minutes;
  private final SessionStream sessions;
  private final KindNumbers kinds;

  SelectBusiest(
      Link link,
      SelectChannels channels,
      KindNumbers kinds,
      MinutesByChannel minutes,
      SessionStream sessions) {
    this.channels = channels;
    this.minutes = minutes;
    this.sessions = sessions;
    this.kinds = kinds;
    bounds = new SpanBounds(link);
    name = link.prepare(DSL.select(CHANNELS.NAME).from(CHANNELS).where(Sql.is(CHANNELS.ID)));
  }

  /** A line of seconds in these times for each, the most first. */
  List<Line> of(long app, Filter filter, Cuts cuts, int limit) {
    Optional<Range> range = cuts.whole().and(filter.range());
    if (range.isEmpty()) {
      return List.of();
    }
    SeenCodes codes = SeenCodes.of(filter, kinds.of(app).keySet());
    Search search = new Search(app, filter.during(range.get()), codes, limit);
    return minutes.lines(app, search.found(), codes, filter, cuts);
  }

  /** Those that have sessions in the range which are in no ledger, and so in no span. */
  private Map<Long, String> boundless(long app, Filter filter) {
    Map<Long, String> some = new HashMap<>();
    sessions.unledgered(
        app,
        filter.range(),
        found -> {
          if (filter.isOf(found.channel())) {
            channels.one(app, found.channel()).ifPresent(id -> some.put(id, found.channel()));
          }
        });
    return some;
  }

  /** A search for the first channels. */
  private final class Search {
    private final long app;
    private final Filter filter;
    private final int limit;
    private final Collection<Long> named;
    private final SeenCodes codes;
    private final Map<Long, String> counted = new HashMap<>();
    private List<Line> best = List.of();

    Search(long app, Filter filter, SeenCodes codes, int limit) {
      this.app = app;
      this.filter = filter;
      this.codes = codes;
      this.limit = limit;
      named = channels.named(app, filter.channels());
    }

    /** Names by rows. */
    Map<Long, String> found() {
      count(boundless(app, filter));
      boolean decided = codes.isNone() || (boundedByAll() && decide(null));
      decided = decided || (!codes.all() && decide(codes));
      if (!decided) {
        try (Rows rows = bounds.rows(app, codes.all() ? null : codes, filter, named)) {
          count(() -> rows.next() ? Bound.of(rows.row()) : null);
        }
      }
      Set<String> names = new HashSet<>();
      best.forEach(line -> names.add(line.key().channel()));
      counted.values().retainAll(names);
      return counted;
    }

    /**
     * Whether the rows of all sessions, which are the quickest to read, are close: most sessions
     * have no client type.
     */
    private boolean boundedByAll() {
      return filter.platforms().isEmpty()
          && (codes.all() || filter.clientTypes().contains(Filter.NONE_GIVEN));
    }

    /** Counts the first channels of each span, and says whether no other can be among them. */
    private boolean decide(@Nullable SeenCodes by) {
      Firsts firsts = bounds.firsts(app, by, filter, named, limit * FIRSTS);
      Iterator<Bound> found = firsts.bounds().iterator();
      count(() -> found.hasNext() ? found.next() : null);
      return firsts.rest() < least();
    }

    /**
     * Counts channels in the order of their bounds, as long as these let them be among the first.
     */
    private void count(Supplier<@Nullable Bound> from) {
      int size = limit;
      Map<Long, String> some = next(from, size);
      while (!some.isEmpty()) {
        count(some);
        size = Math.min(2 * size, MOST);
        some = next(from, size);
      }
    }

    private void count(Map<Long, String> some) {
      counted.putAll(some);
      best =
          Stream.concat(
                  best.stream(),
                  minutes.lines(app, some, codes, filter, Cuts.of(filter.range())).stream())
              .sorted(Line.MOST_FIRST)
              .limit(limit)
              .toList();
    }

    /** The next channels by their bounds, as long as these are not less than the least. */
    private Map<Long, String> next(Supplier<@Nullable Bound> from, int size) {
      long least = least();
      Map<Long, String> some = new LinkedHashMap<>();
      Bound next = from.get();
      while (next != null && next.seconds() >= least) {
        long channel = next.channel();
        if (!counted.containsKey(channel)) {
          name.first(Row::text, channel)
              .filter(filter::isOf)
              .ifPresent(found -> some.put(channel, found));
        }
        next = some.size() < size ? from.get() : null;
      }
      return some;
    }

    /** The seconds with which a channel is among the first, at least one. */
    private long least() {
      return best.size() < limit ? 1 : best.get(limit - 1).total();
    }
  }

  @Override
  public String toString() {
    return bounds.toString();
  }
}
