package io.agorawebhooks.metrics;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Session;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What sessions add up to by role, platform and client type. The seconds of the platforms sum to
 * those of the totals, and so do those of the client types.
 *
 * @param totals of all of them
 * @param switches changes of role in the filter's range
 * @param platforms by code, those without one first
 * @param clientTypes by code, those without one first
 */
public record RoleFigures(
    Totals totals, long switches, List<CodeShare> platforms, List<CodeShare> clientTypes) {
  public RoleFigures {
    requireNonNull(totals, "totals is null");
    platforms = List.copyOf(platforms);
    clientTypes = List.copyOf(clientTypes);
  }

  /**
   * Takes sessions that match the filter, in any order.
   *
   * @param asOf epoch second up to which open sessions last
   */
  public static Count counting(Filter filter, long asOf) {
    return new Count(filter, asOf);
  }

  /**
   * Changes of role of a session in a range. One at the leave or later than an open session counts
   * belongs to the last second that counts, so that of times that follow each other exactly one has
   * it.
   *
   * @param asOf epoch second up to which an open session lasts
   */
  public static long switches(Session session, Range range, long asOf) {
    long last = Math.max(session.join(), Totals.end(session, asOf) - 1);
    return session.switches().stream()
        .mapToLong(change -> Math.min(change.ts(), last))
        .filter(second -> range.overlaps(second, second))
        .count();
  }

  /** Sessions as they come. */
  public static final class Count implements Consumer<Session> {
    private final Filter filter;
    private final long asOf;
    private final SortedMap<@Nullable Long, CodeShare> platforms = shares();
    private final SortedMap<@Nullable Long, CodeShare> clientTypes = shares();
    private Totals totals = Totals.NONE;
    private long switches;

    private Count(Filter filter, long asOf) {
      this.filter = requireNonNull(filter, "filter is null");
      this.asOf = asOf;
    }

    private static SortedMap<@Nullable Long, CodeShare> shares() {
      return new TreeMap<>(Comparator.nullsFirst(Comparator.<Long>naturalOrder()));
    }

    @Override
    public void accept(Session session) {
      Totals more = Totals.of(session, filter, asOf);
      totals = totals.plus(more);
      switches += switches(session, filter.range(), asOf);
      add(platforms, session.platform(), more.seconds());
      add(clientTypes, session.clientType(), more.seconds());
    }

    private static void add(
        SortedMap<@Nullable Long, CodeShare> shares, @Nullable Long code, long seconds) {
      shares.merge(code, new CodeShare(code, 1, seconds), CodeShare::plus);
    }

    /** What was added. */
    public RoleFigures done() {
      return new RoleFigures(
          totals, switches, List.copyOf(platforms.values()), List.copyOf(clientTypes.values()));
    }
  }
}
