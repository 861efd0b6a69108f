package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;

import io.agorawebhooks.storage.CallOrder;
import io.agorawebhooks.storage.CallPlace;
import org.jooq.Field;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/**
 * A call and the name of its channel.
 *
 * @param stored its row
 */
record ListedCall(String channel, StoredCall stored) {
  /** Selects what {@link #read} reads. */
  static SelectOnConditionStep<?> select() {
    return DSL.select(CHANNELS.NAME)
        .select(StoredCall.READ)
        .from(CALLS)
        .join(CHANNELS)
        .on(CHANNELS.ID.eq(CALLS.CHANNEL_ID));
  }

  static ListedCall read(Row row) {
    return new ListedCall(row.text(), StoredCall.read(row));
  }

  /** The column that a list is ordered by. */
  static Field<Long> column(CallOrder order) {
    return order == CallOrder.ACTIVITY ? CALLS.ACTIVITY_TS : CALLS.START_TS;
  }

  CallPlace place(CallOrder order) {
    return new CallPlace(order.second(stored.call()), stored.call().start(), channel);
  }

  long id() {
    return stored.call().id();
  }
}
