package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of a channel's past that a prune which was stopped has left; they take part in nothing. */
final class Unswept {
  private static final int ACTIVITY = DerivedTable.CALLS_TABLE.others().indexOf(CALLS.ACTIVITY_TS);

  private final long frozen;
  private final Set<@Nullable Object> calls = new HashSet<>();

  /**
   * @param frozen the second before which all is past, {@link HorizonRows#NONE} if nothing is
   */
  Unswept(long frozen) {
    this.frozen = frozen;
  }

  /**
   * Whether this row is such.
   *
   * @param row one of a table; those of the tables before it have been asked about
   */
  boolean has(DerivedTable table, DerivedRow row) {
    return switch (table) {
      case EVENTS_TABLE, SESSIONS_TABLE, ROLES_TABLE -> isPast(row.key().get(1));
      case CALLS_TABLE -> isPast(row.others().get(ACTIVITY)) && noted(row.key().get(0));
      case KINDS_TABLE -> calls.contains(row.key().get(0));
      default -> false;
    };
  }

  private boolean noted(@Nullable Object call) {
    calls.add(call);
    return true;
  }

  private boolean isPast(@Nullable Object second) {
    return second instanceof Long ts && ts < frozen;
  }

  @Override
  public String toString() {
    return "before " + frozen;
  }
}
