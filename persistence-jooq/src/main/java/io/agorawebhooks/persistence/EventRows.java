package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.EVENTS;

import io.agorawebhooks.notice.Event;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Writes and reads the events of users. */
final class EventRows {
  static final List<Field<?>> SAID =
      List.of(
          EVENTS.DURATION,
          EVENTS.PLATFORM,
          EVENTS.CLIENT_TYPE,
          EVENTS.REASON,
          EVENTS.ACCOUNT,
          EVENTS.SID);

  private final Prepared put;
  private final Prepared select;

  EventRows(Link link) {
    List<Field<?>> key = new ArrayList<>(List.of(EVENTS.CHANNEL_ID, EVENTS.UID));
    key.addAll(Keys.OF_EVENT);
    List<Field<?>> others = new ArrayList<>(SAID);
    others.add(EVENTS.NOTICE);
    put = link.prepare(Sql.put(EVENTS, key, others));
    select =
        link.prepare(
            DSL.select(Keys.OF_EVENT)
                .select(SAID)
                .from(EVENTS)
                .where(
                    Sql.is(EVENTS.CHANNEL_ID),
                    Sql.is(EVENTS.UID),
                    EVENTS.TS.ge(Sql.value(EVENTS.TS)))
                .orderBy(Keys.OF_EVENT)
                .limit(Sql.rows()));
  }

  /** Writes an event, or what a better notice says of it. */
  void put(long channel, Event event, long notice) {
    put.run(values(new Values().add(channel), event, notice));
  }

  /** What follows the channel in a row: uid, {@link Keys#OF_EVENT}, {@link #SAID}, notice. */
  static Values values(Values values, Event event, long notice) {
    return values
        .add(event.uid())
        .addAll(Keys.values(event.key()))
        .add(event.duration(), event.platform(), event.clientType(), event.reason())
        .add(event.account(), event.sid(), notice);
  }

  /** A user's events from a second on, in the order of their keys. */
  List<Event> from(long channel, long uid, long from, long limit) {
    return select.list(row -> read(row, uid), channel, uid, from, limit);
  }

  /** Reads what {@link Keys#OF_EVENT} and {@link #SAID} select. */
  static Event read(Row row, long uid) {
    return new Event(
        Keys.read(row, uid),
        row.numberOrNull(),
        row.numberOrNull(),
        row.numberOrNull(),
        row.numberOrNull(),
        row.textOrNull(),
        row.textOrNull());
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
