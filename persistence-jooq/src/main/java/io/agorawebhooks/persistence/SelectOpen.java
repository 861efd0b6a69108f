package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.metrics.Totals;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.DSL;

/** What the open sessions of a call come to at some second. */
final class SelectOpen {
  /**
   * @param seconds of all open sessions
   * @param users online
   */
  record Now(long seconds, int users) {
    static final Now NOTHING = new Now(0, 0);
  }

  private final Prepared select;

  /** Has the words of the partial index on sessions without a leave notice. */
  SelectOpen(Link link) {
    Param<Long> asOf = DSL.param("as_of", Long.class);
    Field<Long> age = asOf.minus(CHANNEL_SESSIONS.JOIN_TS);
    Field<Long> counted = DSL.greatest(DSL.inline(0L), DSL.least(age, DSL.inline(Totals.STALE)));
    select =
        link.prepare(
            DSL.select(
                    DSL.sum(counted),
                    DSL.countDistinct(
                        DSL.when(age.le(DSL.inline(Totals.STALE)), CHANNEL_SESSIONS.UID)))
                .from(CHANNEL_SESSIONS)
                .where(
                    Sql.is(CHANNEL_SESSIONS.CALL_ID),
                    CHANNEL_SESSIONS.LEFT_TS.isNull(),
                    CHANNEL_SESSIONS.LEAVE_TS.isNull()));
  }

  Now of(long call, long asOf) {
    return select
        .first(row -> new Now(row.number(), row.count()), asOf, asOf, call)
        .orElse(Now.NOTHING);
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
