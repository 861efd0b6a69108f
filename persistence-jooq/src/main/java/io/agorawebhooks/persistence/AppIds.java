package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APPS;

import org.jooq.impl.DSL;

/** Finds or makes the row of an app. */
final class AppIds {
  private final Prepared insert;
  private final Prepared select;

  AppIds(Link link) {
    insert =
        link.prepare(
            Sql.DIALECT
                .insertInto(APPS)
                .columns(APPS.APP_ID, APPS.REJECTED_BYTES)
                .values(Sql.value(APPS.APP_ID), DSL.inline(0L))
                .onConflictDoNothing());
    select = link.prepare(DSL.select(APPS.ID).from(APPS).where(Sql.is(APPS.APP_ID)));
  }

  long id(String app) {
    insert.run(app);
    return select.first(Row::number, app).orElseThrow();
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
