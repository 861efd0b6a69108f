package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CALL_KINDS;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The kinds of sessions that match a filter.
 *
 * @param bits of those that have a bit of their own
 * @param shared numbers of those that share the last bit
 */
record KindFilter(long bits, List<Integer> shared) {
  private static final long EVERY_BIT = -1;

  static KindFilter of(Filter filter, Map<Kind, Integer> numbers) {
    if (filter.isOfAllKinds()) {
      return new KindFilter(EVERY_BIT, List.of());
    }
    long bits = 0;
    List<Integer> shared = new ArrayList<>();
    for (Map.Entry<Kind, Integer> kind : numbers.entrySet()) {
      boolean matches = filter.isOf(kind.getKey());
      if (matches && kind.getValue() < KindNumbers.SHARED) {
        bits |= KindNumbers.bit(kind.getValue());
      } else if (matches) {
        shared.add(kind.getValue());
      }
    }
    return new KindFilter(bits, shared);
  }

  /** Whether the app has none of them. */
  boolean isNone() {
    return bits == 0 && shared.isEmpty();
  }

  /** Whether a set of bits is enough to tell. */
  boolean isExact() {
    return shared.isEmpty();
  }

  /** Whether a call with this set has one of them; only of use if that is enough to tell. */
  boolean has(long set) {
    return (set & bits) != 0;
  }

  /** That a set of bits has one of them. */
  Condition isIn(Field<Long> set) {
    return set.bitAnd(DSL.inline(bits)).ne(DSL.inline(0L));
  }

  /** That a call has a session of one of them. */
  Condition ofCall() {
    if (isExact()) {
      return isIn(CALLS.KINDS);
    }
    return isIn(CALLS.KINDS)
        .or(
            CALLS
                .KINDS
                .lt(DSL.inline(0L))
                .andExists(
                    DSL.selectOne()
                        .from(CALL_KINDS)
                        .where(
                            CALL_KINDS.CALL_ID.eq(CALLS.ID),
                            CALL_KINDS.KIND.in(shared.stream().map(DSL::inline).toList()))));
  }
}
