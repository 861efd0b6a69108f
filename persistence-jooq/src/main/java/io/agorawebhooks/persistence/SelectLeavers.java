package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import java.util.List;
import org.jooq.impl.DSL;

/** Who has a leave notice that is not paired by its duration. */
final class SelectLeavers {
  private final Prepared select;

  /** Has the words of the partial index. */
  SelectLeavers(Link link) {
    select =
        link.prepare(
            DSL.selectDistinct(CHANNEL_SESSIONS.UID)
                .from(CHANNEL_SESSIONS)
                .where(
                    Sql.is(CHANNEL_SESSIONS.CHANNEL_ID),
                    CHANNEL_SESSIONS.LEFT_TS.isNotNull(),
                    CHANNEL_SESSIONS.BY_DURATION.eq(DSL.inline((short) 0)),
                    CHANNEL_SESSIONS.LEFT_TS.ge(Sql.value(CHANNEL_SESSIONS.LEFT_TS)),
                    CHANNEL_SESSIONS.LEFT_TS.lt(Sql.value(CHANNEL_SESSIONS.LEFT_TS))));
  }

  List<Long> between(long channel, long from, long to) {
    return select.list(Row::number, channel, from, to);
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
