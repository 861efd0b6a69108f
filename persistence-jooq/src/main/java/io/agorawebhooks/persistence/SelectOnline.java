package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Totals;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The sessions of those who are online in a call, the last in session order first. */
final class SelectOnline {
  /**
   * The plus keeps SQLite from the index in session order, in which those who are there may stand
   * behind all who have left.
   */
  private static final Field<Long> JOIN = DSL.field("+{0}", Long.class, CHANNEL_SESSIONS.JOIN_TS);

  private final Prepared select;
  private final RoleRows roles;

  /** Has the words of the partial index on sessions without a leave notice. */
  SelectOnline(Link link) {
    roles = new RoleRows(link);
    select =
        link.prepare(
            DSL.select(SessionRow.READ)
                .from(CHANNEL_SESSIONS)
                .where(
                    Sql.is(CHANNEL_SESSIONS.CALL_ID),
                    CHANNEL_SESSIONS.LEFT_TS.isNull(),
                    CHANNEL_SESSIONS.LEAVE_TS.isNull(),
                    JOIN.ge(Sql.value(CHANNEL_SESSIONS.JOIN_TS)))
                .orderBy(JOIN.desc(), CHANNEL_SESSIONS.UID.desc())
                .limit(Sql.rows()));
  }

  List<Session> of(long call, long asOf, long limit) {
    return select.list(row -> SessionRow.read(row, roles::of), call, asOf - Totals.STALE, limit);
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
