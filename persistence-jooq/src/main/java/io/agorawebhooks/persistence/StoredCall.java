package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Totals;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;

/**
 * A row of calls.
 *
 * @param call its bounds
 * @param totals of its sessions
 * @param kinds of its sessions, a set of bits
 */
record StoredCall(Call call, CallTotals totals, long kinds) {
  /** What {@link #read} reads. */
  static final List<Field<?>> READ =
      Stream.of(
              CallRow.READ,
              List.of(
                  CALLS.HOST_SECONDS,
                  CALLS.AUDIENCE_SECONDS,
                  CALLS.INFERRED_SECONDS,
                  CALLS.OPEN_SESSIONS,
                  CALLS.KINDS))
          .<Field<?>>flatMap(List::stream)
          .toList();

  static StoredCall read(Row row) {
    Call call = CallRow.read(row);
    CallTotals totals = new CallTotals(row.number(), row.number(), row.number(), row.count());
    return new StoredCall(call, totals, row.number());
  }

  /** The last second on which one of its sessions may last, whenever that is asked. */
  long reach() {
    long activity = call.activity();
    return totals.openSessions() > 0 && call.lastJoin() != Long.MIN_VALUE
        ? Math.max(activity, call.lastJoin() + Totals.STALE)
        : activity;
  }

  int size() {
    return Sizes.of(reach() - call.start());
  }

  /** The UTC day of its last activity, days since 1970. */
  long day() {
    return Math.floorDiv(call.activity(), DayShare.DAY);
  }
}
