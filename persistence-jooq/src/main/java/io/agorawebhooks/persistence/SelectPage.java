package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.correlation.Session;
import java.util.List;
import org.jooq.impl.DSL;

/** A page of a call's sessions, the last in session order first. */
final class SelectPage {
  private final Prepared select;
  private final RoleRows roles;

  SelectPage(Link link) {
    roles = new RoleRows(link);
    select =
        link.prepare(
            DSL.select(SessionRow.READ)
                .from(CHANNEL_SESSIONS)
                .where(Sql.is(CHANNEL_SESSIONS.CALL_ID))
                .orderBy(SessionRow.LATEST)
                .limit(Sql.rows())
                .offset(Sql.rows()));
  }

  List<Session> of(long call, long offset, long limit) {
    return select.list(row -> SessionRow.read(row, roles::of), call, limit, offset);
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
