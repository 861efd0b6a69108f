package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;
import static io.agorawebhooks.persistence.generated.Tables.ROLE_EVENTS;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import java.util.List;
import org.jooq.impl.DSL;

/** The switches of sessions that have any. */
final class RoleRows {
  private final Prepared select;
  private final Prepared session;
  private final Prepared delete;
  private final Prepared insert;

  RoleRows(Link link) {
    select =
        link.prepare(
            DSL.select(ROLE_EVENTS.TS, ROLE_EVENTS.ROLE)
                .from(ROLE_EVENTS)
                .where(Sql.is(ROLE_EVENTS.SESSION_ID))
                .orderBy(ROLE_EVENTS.N));
    session =
        link.prepare(
            DSL.select(CHANNEL_SESSIONS.ID)
                .from(CHANNEL_SESSIONS)
                .where(Sql.are(SessionRow.PLACE)));
    delete =
        link.prepare(Sql.DIALECT.deleteFrom(ROLE_EVENTS).where(Sql.is(ROLE_EVENTS.SESSION_ID)));
    insert =
        link.prepare(
            Sql.insert(
                ROLE_EVENTS,
                List.of(ROLE_EVENTS.SESSION_ID, ROLE_EVENTS.N, ROLE_EVENTS.TS, ROLE_EVENTS.ROLE)));
  }

  List<RoleSwitch> of(long id) {
    return select.list(row -> new RoleSwitch(row.number(), row.role()), id);
  }

  void insert(long channel, Session after) {
    long id = id(channel, after);
    List<RoleSwitch> switches = after.switches();
    for (int n = 0; n < switches.size(); n++) {
      insert.run(id, n, switches.get(n).ts(), Numbers.of(switches.get(n).role()));
    }
  }

  void delete(long channel, Session before) {
    delete.run(id(channel, before));
  }

  private long id(long channel, Session stored) {
    return session
        .first(Row::number, SessionRow.place(new Values(), channel, stored).toArray())
        .orElseThrow(() -> SessionRows.missing(stored));
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
