package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.storage.ChannelSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.impl.DSL;

/** Users of an app. */
final class SelectUsers {
  /** From one day with sessions to the next, each a seek: a user's rows are found day by day. */
  private static final String CHANNELS_OF_USER =
      """
      WITH RECURSIVE days (day) AS (
        SELECT min(utc_day) FROM user_metrics WHERE app_id = ?1
        UNION ALL
        SELECT (SELECT min(utc_day) FROM user_metrics WHERE app_id = ?1 AND utc_day > day) FROM days
        WHERE day IS NOT NULL
      )
      SELECT DISTINCT m.channel_id
      FROM days CROSS JOIN user_metrics m ON m.app_id = ?1 AND m.utc_day = day AND m.uid = ?2
      """;

  private final Prepared channels;
  private final Prepared sessions;
  private final Prepared uids;
  private final RoleRows roles;

  SelectUsers(Link link) {
    roles = new RoleRows(link);
    channels = link.prepare(CHANNELS_OF_USER);
    sessions =
        link.prepare(
            DSL.select(SessionRow.READ)
                .select(CHANNELS.NAME, CALLS.START_TS)
                .from(CHANNEL_SESSIONS)
                .join(CHANNELS)
                .on(CHANNELS.ID.eq(CHANNEL_SESSIONS.CHANNEL_ID))
                .join(CALLS)
                .on(CALLS.ID.eq(CHANNEL_SESSIONS.CALL_ID))
                .where(Sql.is(CHANNEL_SESSIONS.CHANNEL_ID), Sql.is(CHANNEL_SESSIONS.UID)));
    // With the words of the partial index.
    uids =
        link.prepare(
            DSL.selectDistinct(CHANNEL_SESSIONS.UID)
                .from(CHANNEL_SESSIONS)
                .where(
                    Sql.is(CHANNEL_SESSIONS.APP_ID),
                    Sql.is(CHANNEL_SESSIONS.ACCOUNT),
                    CHANNEL_SESSIONS.ACCOUNT.isNotNull())
                .orderBy(CHANNEL_SESSIONS.UID));
  }

  /** All sessions of a user, in order. */
  void sessions(long app, long uid, Consumer<ChannelSession> to) {
    List<ChannelSession> found = new ArrayList<>();
    for (long channel : channels.list(Row::number, app, uid)) {
      found.addAll(sessions.list(this::read, channel, uid));
    }
    found.sort(ChannelSession.EARLIEST);
    found.forEach(to);
  }

  private ChannelSession read(Row row) {
    var session = SessionRow.read(row, roles::of);
    return new ChannelSession(row.text(), row.number(), session);
  }

  /** Those that had an account, ascending. */
  List<Long> uids(long app, String account) {
    return uids.list(Row::number, app, account);
  }

  @Override
  public String toString() {
    return sessions.toString();
  }
}
