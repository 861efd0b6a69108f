package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;

import io.agorawebhooks.correlation.Call;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Reads the calls of a channel by their starts. */
final class SelectCalls {
  private static final Condition UP_TO = CALLS.START_TS.le(Sql.value(CALLS.START_TS));

  /** Frozen calls know of nothing at that second or after it, all others do. */
  private static final Condition SEEN = CALLS.ACTIVITY_TS.ge(Sql.value(CALLS.ACTIVITY_TS));

  private final Prepared one;
  private final Prepared latestTo;
  private final Prepared earliestAfter;
  private final Prepared between;

  SelectCalls(Link link) {
    one =
        link.prepare(
            DSL.select(CallRow.READ).from(CALLS).where(Sql.is(CALLS.ID), Sql.is(CALLS.CHANNEL_ID)));
    latestTo = link.prepare(select(UP_TO).orderBy(CALLS.START_TS.desc()).limit(DSL.inline(1)));
    earliestAfter =
        link.prepare(
            select(CALLS.START_TS.gt(Sql.value(CALLS.START_TS)))
                .orderBy(CALLS.START_TS)
                .limit(DSL.inline(1)));
    between =
        link.prepare(
            select(CALLS.START_TS.ge(Sql.value(CALLS.START_TS)).and(UP_TO))
                .orderBy(CALLS.START_TS));
  }

  private static SelectConditionStep<?> select(Condition when) {
    return DSL.select(CallRow.READ).from(CALLS).where(Sql.is(CALLS.CHANNEL_ID), when, SEEN);
  }

  Optional<Call> one(long channel, long id) {
    return one.first(CallRow::read, id, channel);
  }

  /**
   * @param frozen calls that are frozen up to this second are not seen
   */
  Optional<Call> latestTo(long channel, long second, long frozen) {
    return latestTo.first(CallRow::read, channel, second, frozen);
  }

  Optional<Call> earliestAfter(long channel, long second, long frozen) {
    return earliestAfter.first(CallRow::read, channel, second, frozen);
  }

  List<Call> between(long channel, long from, long to, long frozen) {
    return between.list(CallRow::read, channel, from, to, frozen);
  }

  @Override
  public String toString() {
    return between.toString();
  }
}
