package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.metrics.Presences;
import org.jooq.impl.DSL;

/** When users were present in a call. */
final class SelectPresences {
  private final Prepared select;

  SelectPresences(Link link) {
    select =
        link.prepare(
            DSL.select(
                    CHANNEL_SESSIONS.UID,
                    CHANNEL_SESSIONS.JOIN_TS,
                    CHANNEL_SESSIONS.LEAVE_TS,
                    CHANNEL_SESSIONS.REASON)
                .from(CHANNEL_SESSIONS)
                .where(Sql.is(CHANNEL_SESSIONS.CALL_ID), CHANNEL_SESSIONS.LEAVE_TS.isNotNull()));
  }

  void of(long call, Presences to) {
    select.each(row -> to.add(row.number(), row.number(), row.number(), row.numberOrNull()), call);
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
