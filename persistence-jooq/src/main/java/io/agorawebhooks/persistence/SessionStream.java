package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.metrics.Totals;
import io.agorawebhooks.storage.ChannelSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of an app around a time, read one by one. Each class of lengths is read in the order of
 * its index, of which only what begins in one second is sorted further, and all are merged.
 */
final class SessionStream {
  /** The order of {@link ChannelSession#EARLIEST}. */
  private static final List<Field<?>> EARLIEST =
      SessionRow.fields(
          List.of(CHANNEL_SESSIONS.JOIN_TS, CHANNELS.NAME, CHANNEL_SESSIONS.UID), Keys.OF_SESSION);

  final Prepared ofSizeInOrder;
  private final Prepared ofSize;
  private final Prepared nextSize;
  private final Prepared ofChannel;
  private final Prepared firstOfSize;
  private final RoleRows roles;

  SessionStream(Link link) {
    roles = new RoleRows(link);
    Condition someOfSize =
        Sql.is(CHANNEL_SESSIONS.APP_ID)
            .and(Sql.is(CHANNEL_SESSIONS.SIZE))
            .and(CHANNEL_SESSIONS.JOIN_TS.ge(Sql.value(CHANNEL_SESSIONS.JOIN_TS)))
            .and(CHANNEL_SESSIONS.JOIN_TS.lt(Sql.value(CHANNEL_SESSIONS.JOIN_TS)));
    ofSize = link.prepare(select(someOfSize).orderBy(CHANNEL_SESSIONS.JOIN_TS));
    ofSizeInOrder = link.prepare(select(someOfSize).orderBy(EARLIEST));
    nextSize =
        link.prepare(
            DSL.select(CHANNEL_SESSIONS.SIZE)
                .from(CHANNEL_SESSIONS)
                .where(
                    Sql.is(CHANNEL_SESSIONS.APP_ID),
                    CHANNEL_SESSIONS.SIZE.gt(Sql.value(CHANNEL_SESSIONS.SIZE)))
                .orderBy(CHANNEL_SESSIONS.SIZE)
                .limit(DSL.inline(1)));
    ofChannel =
        link.prepare(select(Sql.is(CHANNEL_SESSIONS.CHANNEL_ID)).orderBy(SessionRow.EARLIEST));
    firstOfSize =
        link.prepare(
            DSL.select(CHANNEL_SESSIONS.JOIN_TS)
                .from(CHANNEL_SESSIONS)
                .where(Sql.is(CHANNEL_SESSIONS.APP_ID), Sql.is(CHANNEL_SESSIONS.SIZE))
                .orderBy(CHANNEL_SESSIONS.JOIN_TS)
                .limit(DSL.inline(1)));
  }

  private static SelectConditionStep<?> select(Condition where) {
    return DSL.select(SessionRow.READ)
        .select(CHANNELS.NAME, CALLS.START_TS)
        .from(CHANNEL_SESSIONS)
        .join(CHANNELS)
        .on(CHANNELS.ID.eq(CHANNEL_SESSIONS.CHANNEL_ID))
        .join(CALLS)
        .on(CALLS.ID.eq(CHANNEL_SESSIONS.CALL_ID))
        .where(where);
  }

  /** Sessions that may overlap the range, open ones as long as they may be, in order. */
  void around(long app, Range range, Consumer<ChannelSession> to) {
    List<Part> parts = new ArrayList<>();
    try {
      for (Integer size = next(app, -1); size != null; size = next(app, size)) {
        parts.add(new Part(ofSizeInOrder.rows(app, size, earliest(range, size), range.to())));
      }
      merge(parts, to);
    } finally {
      parts.forEach(Part::close);
    }
  }

  private @Nullable Integer next(long app, int size) {
    return nextSize.first(Row::count, app, size).orElse(null);
  }

  private static long earliest(Range range, int size) {
    long longest = size == Sizes.OPEN ? Totals.STALE : Sizes.longest(size);
    return range.from() < Long.MIN_VALUE + longest ? Long.MIN_VALUE : range.from() - longest;
  }

  private static void merge(List<Part> parts, Consumer<ChannelSession> to) {
    PriorityQueue<Part> queue =
        new PriorityQueue<>(Comparator.comparing(Part::session, ChannelSession.EARLIEST));
    parts.stream().filter(Part::next).forEach(queue::add);
    for (Part part = queue.poll(); part != null; part = queue.poll()) {
      to.accept(part.session());
      if (part.next()) {
        queue.add(part);
      }
    }
  }

  /** Completed sessions that the ledger does not hold and that may overlap the range. */
  void unledgered(long app, Range range, Consumer<ChannelSession> to) {
    int last = Sizes.of(Ledger.LONG) - 1;
    for (Integer size = next(app, last); size != null; size = next(app, size)) {
      ofSize.each(row -> to.accept(read(row)), app, size, earliest(range, size), range.to());
    }
  }

  /** Open sessions that may overlap the range. */
  void open(long app, Range range, Consumer<ChannelSession> to) {
    ofSize.each(
        row -> to.accept(read(row)), app, Sizes.OPEN, earliest(range, Sizes.OPEN), range.to());
  }

  /** The second of the first join, {@link Long#MAX_VALUE} without sessions. */
  long firstJoin(long app) {
    long first = Long.MAX_VALUE;
    for (Integer size = next(app, -1); size != null; size = next(app, size)) {
      first = Math.min(first, firstOfSize.first(Row::number, app, size).orElse(first));
    }
    return first;
  }

  /** All sessions of a channel, in order. */
  void ofChannel(long channel, Consumer<ChannelSession> to) {
    ofChannel.each(row -> to.accept(read(row)), channel);
  }

  private ChannelSession read(Row row) {
    Session session = SessionRow.read(row, roles::of);
    return new ChannelSession(row.text(), row.number(), session);
  }

  @Override
  public String toString() {
    return ofSize.toString();
  }

  /** The sessions of one class. */
  private final class Part implements AutoCloseable {
    private final Rows rows;
    private @Nullable ChannelSession session;

    Part(Rows rows) {
      this.rows = rows;
    }

    boolean next() {
      session = rows.next() ? read(rows.row()) : null;
      return session != null;
    }

    ChannelSession session() {
      return Objects.requireNonNull(session, "session is null");
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
