package io.agorawebhooks.persistence;

import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A set of ids that only this connection sees, for statements about many of them. */
final class TempIds {
  private final Link link;
  private final String name;
  private final Prepared insert;
  private boolean made;

  TempIds(Link link, String name) {
    this.link = link;
    this.name = name;
    insert = link.prepare("INSERT INTO temp." + name + " (id) VALUES (?)");
  }

  /** Puts others in place of those that are in it. */
  void set(Collection<Long> ids) {
    if (made) {
      link.execute("DELETE FROM temp." + name);
    } else {
      link.execute("CREATE TEMP TABLE IF NOT EXISTS " + name + " (id INTEGER PRIMARY KEY)");
      made = true;
    }
    ids.forEach(insert::run);
  }

  /** That an id is among them. */
  Condition has(Field<Long> id) {
    return id.in(DSL.select(DSL.field(DSL.name("id"), Long.class)).from(table()));
  }

  private org.jooq.Table<?> table() {
    return DSL.table(DSL.name("temp", name));
  }

  @Override
  public String toString() {
    return name;
  }
}
