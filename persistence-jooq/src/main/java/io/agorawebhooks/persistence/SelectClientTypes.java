package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CALL_KINDS;
import static io.agorawebhooks.persistence.generated.Tables.KINDS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The client types that a call's sessions have, by their kinds. */
final class SelectClientTypes {
  private static final Comparator<@Nullable Long> ORDER =
      Comparator.nullsFirst(Comparator.<Long>naturalOrder());

  private final Prepared select;

  SelectClientTypes(Link link) {
    select =
        link.prepare(
            DSL.selectDistinct(KINDS.CLIENT_TYPE)
                .from(CALL_KINDS)
                .join(CALLS)
                .on(CALLS.ID.eq(CALL_KINDS.CALL_ID))
                .join(KINDS)
                .on(KINDS.APP_ID.eq(CALLS.APP_ID), KINDS.NUMBER.eq(CALL_KINDS.KIND))
                .where(Sql.is(CALL_KINDS.CALL_ID)));
  }

  /** Ascending, a missing one first. */
  List<@Nullable Long> of(long call) {
    List<@Nullable Long> types =
        new ArrayList<>(select.list(row -> KindNumbers.code(row.number()), call));
    types.sort(ORDER);
    return types;
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
