package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The client types that a call's sessions have, from the index alone. */
final class SelectClientTypes {
  private static final Comparator<@Nullable Long> ORDER =
      Comparator.nullsFirst(Comparator.<Long>naturalOrder());

  private final Prepared select;

  SelectClientTypes(Link link) {
    select =
        link.prepare(
            DSL.selectDistinct(CHANNEL_SESSIONS.CLIENT_TYPE)
                .from(CHANNEL_SESSIONS)
                .where(Sql.is(CHANNEL_SESSIONS.CALL_ID)));
  }

  /** Ascending, a missing one first. */
  List<@Nullable Long> of(long call) {
    List<@Nullable Long> types = new ArrayList<>(select.list(Row::numberOrNull, call));
    types.sort(ORDER);
    return types;
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
