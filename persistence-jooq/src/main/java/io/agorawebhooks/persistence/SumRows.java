package io.agorawebhooks.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** A table of sums, whose rows go when they come to 0. */
final class SumRows {
  private final Prepared add;
  private final Prepared deleteNothing;

  /**
   * @param key of the table
   * @param others that a row has beside key and sum
   */
  SumRows(
      Link link,
      Table<?> table,
      List<? extends Field<?>> key,
      List<? extends Field<?>> others,
      Field<Long> sum) {
    add = link.prepare(Sql.put(table, key, others, List.of(sum)));
    deleteNothing =
        link.prepare(Sql.DIALECT.deleteFrom(table).where(Sql.are(key), sum.eq(DSL.inline(0L))));
  }

  /** Adds to a row, which may make or remove it. */
  void add(List<Object> key, List<Object> others, long more) {
    if (more == 0) {
      return;
    }
    List<Object> values = new ArrayList<>(key);
    values.addAll(others);
    values.add(more);
    add.run(values.toArray());
    if (more < 0) {
      deleteNothing.run(key.toArray());
    }
  }

  @Override
  public String toString() {
    return add.toString();
  }
}
