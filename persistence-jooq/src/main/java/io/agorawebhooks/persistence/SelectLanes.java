package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.agorawebhooks.storage.Lane;
import java.util.List;
import org.jooq.impl.DSL;

/** Some users of a call, the first to join first, with their sessions. */
final class SelectLanes {
  private record User(long uid, long first, long last, long count) {}

  private final Prepared users;
  private final Prepared sessions;
  private final RoleRows roles;

  SelectLanes(Link link) {
    roles = new RoleRows(link);
    users =
        link.prepare(
            DSL.select(
                    CHANNEL_SESSIONS.UID,
                    min(CHANNEL_SESSIONS.JOIN_TS),
                    max(CHANNEL_SESSIONS.JOIN_TS),
                    count())
                .from(CHANNEL_SESSIONS)
                .where(Sql.is(CHANNEL_SESSIONS.CALL_ID))
                .groupBy(CHANNEL_SESSIONS.UID)
                .orderBy(min(CHANNEL_SESSIONS.JOIN_TS), CHANNEL_SESSIONS.UID)
                .limit(Sql.rows())
                .offset(Sql.rows()));
    // The call in a sum, so that a user's rows are read and not those of all who joined meanwhile.
    sessions =
        link.prepare(
            DSL.select(SessionRow.READ)
                .from(CHANNEL_SESSIONS)
                .where(
                    CHANNEL_SESSIONS.CHANNEL_ID.eq(
                        DSL.field(
                            DSL.select(CALLS.CHANNEL_ID).from(CALLS).where(Sql.is(CALLS.ID)))),
                    Sql.is(CHANNEL_SESSIONS.UID),
                    CHANNEL_SESSIONS.JOIN_TS.ge(Sql.value(CHANNEL_SESSIONS.JOIN_TS)),
                    CHANNEL_SESSIONS.JOIN_TS.le(Sql.value(CHANNEL_SESSIONS.JOIN_TS)),
                    CHANNEL_SESSIONS
                        .CALL_ID
                        .plus(DSL.inline(0L))
                        .eq(Sql.value(CHANNEL_SESSIONS.CALL_ID)))
                .orderBy(SessionRow.EARLIEST)
                .limit(DSL.inline(Lane.MOST)));
  }

  List<Lane> of(long call, long offset, int limit) {
    return users
        .list(
            row -> new User(row.number(), row.number(), row.number(), row.number()),
            call,
            limit,
            offset)
        .stream()
        .map(user -> lane(call, user))
        .toList();
  }

  private Lane lane(long call, User user) {
    return new Lane(
        user.uid(),
        user.count(),
        sessions.list(
            row -> SessionRow.read(row, roles::of),
            call,
            user.uid(),
            user.first(),
            user.last(),
            call));
  }

  @Override
  public String toString() {
    return users.toString();
  }
}
