package io.agorawebhooks.persistence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a derived table without surrogate ids, whole numbers as {@link Long}.
 *
 * @param key finds it within its channel
 * @param others the rest
 */
record DerivedRow(List<@Nullable Object> key, List<@Nullable Object> others) {
  /** Of values in the order of their table's fields. */
  static DerivedRow of(DerivedTable table, @Nullable Object... values) {
    List<@Nullable Object> all = new ArrayList<>(values.length);
    for (Object value : values) {
      all.add(value instanceof Integer number ? (Object) number.longValue() : value);
    }
    return split(table, all);
  }

  static DerivedRow read(DerivedTable table, Row row) {
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < table.fields().size(); i++) {
      all.add(row.any());
    }
    return split(table, all);
  }

  private static DerivedRow split(DerivedTable table, List<@Nullable Object> all) {
    int keys = table.key().size();
    return new DerivedRow(
        Collections.unmodifiableList(all.subList(0, keys)),
        Collections.unmodifiableList(all.subList(keys, all.size())));
  }
}
