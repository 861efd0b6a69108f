package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APPS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;

import io.agorawebhooks.notice.AppId;
import java.util.Optional;
import org.jooq.impl.DSL;

/** The integer ids of an app and of its channel. */
final class SelectNames {
  private final Prepared app;
  private final Prepared channel;

  SelectNames(Link link) {
    app = link.prepare(DSL.select(APPS.ID).from(APPS).where(Sql.is(APPS.APP_ID)));
    channel =
        link.prepare(
            DSL.select(CHANNELS.ID)
                .from(APPS)
                .join(CHANNELS)
                .on(CHANNELS.APP_ID.eq(APPS.ID))
                .where(Sql.is(APPS.APP_ID), Sql.is(CHANNELS.NAME)));
  }

  Optional<Long> app(AppId id) {
    return app.first(Row::number, id.value());
  }

  Optional<Long> channel(AppId id, String name) {
    return channel.first(Row::number, id.value(), name);
  }

  @Override
  public String toString() {
    return channel.toString();
  }
}
