package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;

import io.agorawebhooks.correlation.Call;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** How a call is written in a row of calls. */
final class CallRow {
  /** What {@link #read} reads. */
  static final List<Field<?>> READ =
      List.of(
          CALLS.ID,
          CALLS.START_TS,
          CALLS.CREATED,
          CALLS.DESTROYED_TS,
          CALLS.END_TS,
          CALLS.KNOWN_TS,
          CALLS.LAST_JOIN_TS,
          CALLS.SESSIONS,
          CALLS.USERS,
          CALLS.ENDLESS);

  private CallRow() {}

  static Call read(Row row) {
    return new Call(
        row.number(),
        row.number(),
        row.flag(),
        row.numberOrNull(),
        row.numberOrNull(),
        row.number(),
        lastJoin(row.numberOrNull()),
        row.count(),
        row.count(),
        row.count());
  }

  private static long lastJoin(@Nullable Long stored) {
    return stored == null ? Long.MIN_VALUE : stored;
  }
}
