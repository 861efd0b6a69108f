package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.metrics.Presences;
import io.agorawebhooks.metrics.Totals;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

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
                .where(Sql.is(CHANNEL_SESSIONS.CALL_ID)));
  }

  /**
   * @param asOf up to when open sessions last, null leaves them out
   */
  void of(long call, @Nullable Long asOf, Presences to) {
    select.each(row -> add(row, asOf, to), call);
  }

  private static void add(Row row, @Nullable Long asOf, Presences to) {
    long uid = row.number();
    long join = row.number();
    Long leave = row.numberOrNull();
    if (leave != null) {
      to.add(uid, join, leave, row.numberOrNull());
    } else if (asOf != null) {
      to.add(uid, join, Totals.openEnd(join, asOf), null);
    }
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
