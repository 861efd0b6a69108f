package io.agorawebhooks.persistence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Words that the statements are made of. All values are parameters, given when they run. */
final class Sql {
  static final DSLContext DIALECT = DSL.using(SQLDialect.SQLITE);

  private Sql() {}

  /** A value of that field. */
  static <T> Param<T> value(Field<T> field) {
    return DSL.param(field.getName(), field.getDataType());
  }

  static <T> Condition is(Field<T> field) {
    return field.eq(value(field));
  }

  static Condition are(List<? extends Field<?>> fields) {
    return DSL.and(fields.stream().map(Sql::is).toList());
  }

  /** How many rows, or how many to leave out. */
  static Param<Long> rows() {
    return DSL.param("rows", Long.class);
  }

  static Query insert(Table<?> table, List<? extends Field<?>> fields) {
    return DIALECT.insertInto(table).columns(fields).values(values(fields));
  }

  /** Inserts a row, or overwrites all but the key of the one that is there. */
  static Query put(Table<?> table, List<? extends Field<?>> key, List<? extends Field<?>> others) {
    return put(table, key, others, List.of());
  }

  /**
   * Inserts a row; where there is one with that key, overwrites the others and adds to the sums.
   * The values come in the order of key, others, sums.
   */
  static Query put(
      Table<?> table,
      List<? extends Field<?>> key,
      List<? extends Field<?>> others,
      List<Field<Long>> sums) {
    Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
    others.forEach(field -> changes.put(field, DSL.excluded(field)));
    sums.forEach(field -> changes.put(field, field.plus(DSL.excluded(field))));
    List<Field<?>> all = new ArrayList<>(key);
    all.addAll(others);
    all.addAll(sums);
    return DIALECT
        .insertInto(table)
        .columns(all)
        .values(values(all))
        .onConflict(key)
        .doUpdate()
        .set(changes);
  }

  /** Sets these fields in the rows with that key; the values come first. */
  static Query update(
      Table<?> table, List<? extends Field<?>> fields, List<? extends Field<?>> key) {
    Map<Field<?>, Param<?>> changes = new LinkedHashMap<>();
    fields.forEach(field -> changes.put(field, value(field)));
    return DIALECT.update(table).set(changes).where(are(key));
  }

  /** Adds to these fields in the rows with that key; the values come first. */
  static Query add(Table<?> table, List<Field<Long>> fields, List<? extends Field<?>> key) {
    Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
    fields.forEach(field -> changes.put(field, field.plus(value(field))));
    return DIALECT.update(table).set(changes).where(are(key));
  }

  static List<Param<?>> values(List<? extends Field<?>> fields) {
    List<Param<?>> values = new ArrayList<>();
    fields.forEach(field -> values.add(value(field)));
    return values;
  }
}
