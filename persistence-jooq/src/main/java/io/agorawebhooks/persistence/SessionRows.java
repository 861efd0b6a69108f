package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.Field;

/** Writes the sessions of channels. */
final class SessionRows {
  private final Prepared insert;
  private final Prepared move;
  private final Prepared update;
  private final Prepared delete;
  private final RoleRows roles;

  SessionRows(Link link, RoleRows roles) {
    this.roles = roles;
    List<Field<?>> all = new ArrayList<>(SessionRow.PLACE);
    all.add(CHANNEL_SESSIONS.APP_ID);
    all.add(CHANNEL_SESSIONS.CALL_ID);
    all.add(CHANNEL_SESSIONS.CLIENT_TYPE);
    all.addAll(SessionRow.OTHERS);
    insert = link.prepare(Sql.insert(CHANNEL_SESSIONS, all));
    move = link.prepare(Sql.update(CHANNEL_SESSIONS, SessionRow.MOVED, SessionRow.PLACE));
    update = link.prepare(Sql.update(CHANNEL_SESSIONS, SessionRow.OTHERS, SessionRow.PLACE));
    delete =
        link.prepare(Sql.DIALECT.deleteFrom(CHANNEL_SESSIONS).where(Sql.are(SessionRow.PLACE)));
  }

  void change(long app, long channel, Collection<SessionChange> changes) {
    for (SessionChange change : changes) {
      Session before = change.before();
      Session after = change.after();
      if (before == null) {
        insert(app, channel, Objects.requireNonNull(after, "after is null"));
      } else if (after == null) {
        delete(channel, before);
      } else {
        update(channel, before, after);
      }
    }
  }

  private void insert(long app, long channel, Session session) {
    Values values = SessionRow.place(new Values(), channel, session);
    values.add(app, session.call(), session.clientType());
    insert.run(SessionRow.others(values, session));
    if (!session.switches().isEmpty()) {
      roles.insert(channel, session);
    }
  }

  private void delete(long channel, Session session) {
    if (!session.switches().isEmpty()) {
      roles.delete(channel, session);
    }
    one(session, delete.run(SessionRow.place(new Values(), channel, session)));
  }

  /** Most changes leave the session where it is, and so the indexes that all sessions are in. */
  private void update(long channel, Session before, Session after) {
    if (moves(before, after)) {
      Values values = SessionRow.moved(new Values(), after);
      one(before, move.run(SessionRow.place(values, channel, before)));
    }
    Values values = SessionRow.others(new Values(), after);
    one(after, update.run(SessionRow.place(values, channel, after)));
    if (!before.switches().equals(after.switches())) {
      roles.delete(channel, after);
      roles.insert(channel, after);
    }
  }

  private static boolean moves(Session before, Session after) {
    return before.call() != after.call()
        || before.join() != after.join()
        || !Objects.equals(before.clientType(), after.clientType());
  }

  private static void one(Session session, int rows) {
    if (rows != 1) {
      throw missing(session);
    }
  }

  static IllegalArgumentException missing(Session session) {
    return new IllegalArgumentException("There is no session " + session.key().publicId());
  }

  @Override
  public String toString() {
    return update.toString();
  }
}
