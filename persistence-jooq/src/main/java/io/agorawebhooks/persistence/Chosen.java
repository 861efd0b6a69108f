package io.agorawebhooks.persistence;

import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Which channels of an app are asked for: those that are named, or all but those.
 *
 * @param named names by row
 */
record Chosen(Which which, Map<Long, String> named) {
  /** All channels. */
  static final Chosen ALL = new Chosen(Which.ALL, Map.of());

  enum Which {
    ALL,
    NAMED,
    OTHERS;

    /**
     * @param named the rows of those that are named
     */
    Condition has(Field<Long> channel, TempIds named) {
      return switch (this) {
        case ALL -> DSL.noCondition();
        case NAMED -> named.has(channel);
        case OTHERS -> named.has(channel).not();
      };
    }
  }

  /** Those of all channels that are wanted, by what is less. */
  static Chosen of(Map<Long, String> wanted, Map<Long, String> others) {
    if (others.isEmpty()) {
      return ALL;
    }
    return wanted.size() <= others.size()
        ? new Chosen(Which.NAMED, wanted)
        : new Chosen(Which.OTHERS, others);
  }

  boolean isAll() {
    return which == Which.ALL;
  }

  boolean isNone() {
    return which == Which.NAMED && named.isEmpty();
  }
}
