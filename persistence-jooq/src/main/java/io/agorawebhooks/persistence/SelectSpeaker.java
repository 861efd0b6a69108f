package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.EVENTS;
import static io.agorawebhooks.persistence.generated.Tables.WEBHOOK_EVENTS;

import io.agorawebhooks.correlation.Speaker;
import io.agorawebhooks.notice.EventKey;
import java.util.Optional;
import org.jooq.impl.DSL;

/** The notice that speaks for an event. */
final class SelectSpeaker {
  private final Prepared select;

  SelectSpeaker(Link link) {
    select =
        link.prepare(
            DSL.select(WEBHOOK_EVENTS.NOTICE_ID, WEBHOOK_EVENTS.BODY)
                .from(EVENTS)
                .join(WEBHOOK_EVENTS)
                .on(WEBHOOK_EVENTS.ID.eq(EVENTS.NOTICE))
                .where(Sql.is(EVENTS.CHANNEL_ID), Sql.is(EVENTS.UID))
                .and(Sql.are(Keys.OF_EVENT)));
  }

  Optional<Speaker> of(long channel, EventKey key) {
    return select.first(
        row -> new Speaker(row.text(), row.bytes()),
        new Values().add(channel, key.uid()).addAll(Keys.values(key)).toArray());
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
