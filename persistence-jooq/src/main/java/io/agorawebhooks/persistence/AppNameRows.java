package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APP_NAMES;

import io.agorawebhooks.notice.AppId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;

/** Writes and reads what people call the apps. */
final class AppNameRows {
  private final Prepared put;
  private final Prepared delete;
  private final Prepared all;

  AppNameRows(Link link) {
    put = link.prepare(Sql.put(APP_NAMES, List.of(APP_NAMES.APP_ID), List.of(APP_NAMES.NAME)));
    delete = link.prepare(Sql.DIALECT.deleteFrom(APP_NAMES).where(Sql.is(APP_NAMES.APP_ID)));
    all = link.prepare(DSL.select(APP_NAMES.APP_ID, APP_NAMES.NAME).from(APP_NAMES));
  }

  boolean name(AppId app, String name) {
    return (name.isEmpty() ? delete.run(app.value()) : put.run(app.value(), name)) > 0;
  }

  Map<AppId, String> all() {
    Map<AppId, String> names = new HashMap<>();
    all.each(row -> names.put(new AppId(row.text()), row.text()));
    return names;
  }

  @Override
  public String toString() {
    return all.toString();
  }
}
