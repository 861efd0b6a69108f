package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.correlation.Session;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jooq.impl.DSL;

/** The sessions of a call: all, or a page of them, the last in session order first. */
final class SelectPage {
  private final Prepared select;
  private final Prepared all;
  private final Prepared until;
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
    all =
        link.prepare(
            DSL.select(SessionRow.READ)
                .from(CHANNEL_SESSIONS)
                .where(Sql.is(CHANNEL_SESSIONS.CALL_ID))
                .orderBy(SessionRow.EARLIEST));
    until =
        link.prepare(
            DSL.select(SessionRow.READ)
                .from(CHANNEL_SESSIONS)
                .where(
                    Sql.is(CHANNEL_SESSIONS.CALL_ID),
                    CHANNEL_SESSIONS.JOIN_TS.le(Sql.value(CHANNEL_SESSIONS.JOIN_TS)))
                .orderBy(SessionRow.EARLIEST));
  }

  List<Session> of(long call, long offset, long limit) {
    return select.list(row -> SessionRow.read(row, roles::of), call, limit, offset);
  }

  /** All of them, in session order. */
  void each(long call, Consumer<Session> to) {
    all.each(row -> to.accept(SessionRow.read(row, roles::of)), call);
  }

  /**
   * Whether there is one of this kind that joined at a second or before; reads no further than to
   * the first.
   */
  boolean any(long call, long joined, Predicate<Session> wanted) {
    return until.any(row -> wanted.test(SessionRow.read(row, roles::of)), call, joined);
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
