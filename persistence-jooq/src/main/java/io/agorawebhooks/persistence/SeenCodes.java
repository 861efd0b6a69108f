package io.agorawebhooks.persistence;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Kind;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The codes of those sessions of an app that a filter lets pass, as rows have them.
 *
 * @param all whether these are all that there are, because the filter asks for none
 */
record SeenCodes(boolean all, Set<Long> platforms, Set<Long> clientTypes) {
  /**
   * @param kinds all kinds of sessions that the app has had
   */
  static SeenCodes of(Filter filter, Collection<Kind> kinds) {
    Set<Long> platforms = new TreeSet<>();
    Set<Long> clientTypes = new TreeSet<>();
    for (Kind kind : kinds) {
      if (filter.isOf(kind)) {
        platforms.add(LedgerRows.code(kind.platform()));
        clientTypes.add(LedgerRows.code(kind.clientType()));
      }
    }
    return new SeenCodes(filter.isOfAllCodes(), platforms, clientTypes);
  }

  /** Whether no session has what the filter asks for. */
  boolean isNone() {
    return platforms.isEmpty();
  }

  /** Whether all sessions have the same. */
  boolean isOne() {
    return platforms.size() == 1 && clientTypes.size() == 1;
  }

  /** That a row has some of these. */
  Condition areIn(Field<Long> platform, Field<Long> clientType) {
    return all ? DSL.noCondition() : is(platform, platforms).and(is(clientType, clientTypes));
  }

  private static Condition is(Field<Long> code, Set<Long> codes) {
    return code.in(codes.stream().map(DSL::inline).toList());
  }
}
