package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Calls of an app that are in progress at some second. */
final class CallsAround {
  /** Seconds that a session may join before the start of its call (correlation.md, section 4). */
  private static final int EARLY = 5;

  private final Map<Chosen.Which, Prepared> ofSize = new EnumMap<>(Chosen.Which.class);
  private final Map<Chosen.Which, Prepared> open = new EnumMap<>(Chosen.Which.class);
  private final Prepared nextSize;

  CallsAround(Link link, TempIds chosen) {
    Condition ofSizeAt =
        Sql.is(CALLS.APP_ID)
            .and(Sql.is(CALLS.SIZE))
            .and(CALLS.START_TS.ge(Sql.value(CALLS.START_TS)))
            .and(CALLS.START_TS.lt(Sql.value(CALLS.START_TS)))
            .and(CALLS.REACH_TS.ge(Sql.value(CALLS.REACH_TS)));
    // With the words of the partial index.
    Condition isOpen =
        Sql.is(CALLS.APP_ID)
            .and(CALLS.LAST_JOIN_TS.ge(Sql.value(CALLS.LAST_JOIN_TS)))
            .and(CALLS.OPEN_SESSIONS.gt(DSL.inline(0L)));
    for (Chosen.Which which : Chosen.Which.values()) {
      Condition isChosen = which.has(CALLS.CHANNEL_ID, chosen);
      ofSize.put(which, link.prepare(ListedCall.select().where(ofSizeAt, isChosen)));
      open.put(which, link.prepare(ListedCall.select().where(isOpen, isChosen)));
    }
    nextSize =
        link.prepare(
            DSL.select(CALLS.SIZE)
                .from(CALLS)
                .where(Sql.is(CALLS.APP_ID), CALLS.SIZE.gt(Sql.value(CALLS.SIZE)))
                .orderBy(CALLS.SIZE)
                .limit(DSL.inline(1)));
  }

  /** Calls that may have sessions before a second, and some that last to it or longer. */
  List<ListedCall> at(long app, long second, Chosen.Which channels) {
    Prepared select = requireNonNull(ofSize.get(channels));
    List<ListedCall> calls = new ArrayList<>();
    for (Optional<Integer> size = next(app, -1); size.isPresent(); size = next(app, size.get())) {
      long earliest = second - Sizes.longest(size.get());
      calls.addAll(
          select.list(ListedCall::read, app, size.get(), earliest, second + EARLY, second));
    }
    return calls;
  }

  private Optional<Integer> next(long app, int size) {
    return nextSize.first(Row::count, app, size);
  }

  /** Calls with open sessions, the last join not before a second. */
  List<ListedCall> open(long app, long joined, Chosen.Which channels) {
    return requireNonNull(open.get(channels)).list(ListedCall::read, app, joined);
  }

  @Override
  public String toString() {
    return requireNonNull(ofSize.get(Chosen.Which.ALL)).toString();
  }
}
