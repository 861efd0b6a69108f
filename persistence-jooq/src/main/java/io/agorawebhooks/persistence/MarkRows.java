package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.EVENTS;

import io.agorawebhooks.notice.EventKey;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;

/** Reads creates and destroys, the events of uid 0. */
final class MarkRows {
  private static final long UID = 0;

  private final Prepared before;
  private final Prepared from;

  MarkRows(Link link) {
    before = link.prepare(select(EVENTS.TS.lt(Sql.value(EVENTS.TS)), SortOrder.DESC));
    from = link.prepare(select(EVENTS.TS.ge(Sql.value(EVENTS.TS)), SortOrder.ASC));
  }

  private static Query select(Condition when, SortOrder order) {
    List<? extends SortField<?>> by =
        Keys.OF_EVENT.stream().map(field -> sort(field, order)).toList();
    return DSL.select(Keys.OF_EVENT)
        .from(EVENTS)
        .where(Sql.is(EVENTS.CHANNEL_ID), EVENTS.UID.eq(DSL.inline(UID)), when)
        .orderBy(by)
        .limit(Sql.rows());
  }

  private static <T> SortField<T> sort(Field<T> field, SortOrder order) {
    return field.sort(order);
  }

  List<EventKey> before(long channel, long second, long limit) {
    return before.list(MarkRows::read, channel, second, limit);
  }

  List<EventKey> from(long channel, long second, long limit) {
    return from.list(MarkRows::read, channel, second, limit);
  }

  private static EventKey read(Row row) {
    return Keys.read(row, UID);
  }

  @Override
  public String toString() {
    return before.toString();
  }
}
