package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;

import java.util.List;
import org.jooq.impl.DSL;

/** Finds or makes the row of a channel. */
final class ChannelIds {
  private final Prepared insert;
  private final Prepared select;

  ChannelIds(Link link) {
    insert =
        link.prepare(
            Sql.DIALECT
                .insertInto(CHANNELS)
                .columns(List.of(CHANNELS.APP_ID, CHANNELS.NAME))
                .values(Sql.values(List.of(CHANNELS.APP_ID, CHANNELS.NAME)))
                .onConflictDoNothing());
    select =
        link.prepare(
            DSL.select(CHANNELS.ID)
                .from(CHANNELS)
                .where(Sql.is(CHANNELS.APP_ID), Sql.is(CHANNELS.NAME)));
  }

  long id(long app, String name) {
    insert.run(app, name);
    return select.first(Row::number, app, name).orElseThrow();
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
