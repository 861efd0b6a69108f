package io.agorawebhooks.notice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the tables of third-party codes have in common. */
final class Codes {
  private Codes() {}

  /** The known ones by code, in the order given. */
  static <T> Map<Long, T> table(Function<T, Long> code, List<T> known) {
    Map<Long, T> table = new LinkedHashMap<>();
    known.forEach(one -> table.put(code.apply(one), one));
    return Collections.unmodifiableMap(table);
  }

  /** The name of a code that nobody has told us about. */
  static String unknown(long code) {
    return "Unknown (" + code + ")";
  }
}
