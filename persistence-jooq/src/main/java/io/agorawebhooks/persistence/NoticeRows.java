package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.WEBHOOK_EVENTS;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Writes raw notices and finds them by their keys. */
final class NoticeRows {
  private static final List<Field<?>> FIELDS =
      List.of(
          WEBHOOK_EVENTS.ID,
          WEBHOOK_EVENTS.NOTICE_KEY,
          WEBHOOK_EVENTS.APP_ID,
          WEBHOOK_EVENTS.RECEIVED_MS,
          WEBHOOK_EVENTS.NOTIFY_MS,
          WEBHOOK_EVENTS.PRODUCT_ID,
          WEBHOOK_EVENTS.EVENT_TYPE,
          WEBHOOK_EVENTS.CHANNEL_ID,
          WEBHOOK_EVENTS.UID,
          WEBHOOK_EVENTS.TS,
          WEBHOOK_EVENTS.SET_ASIDE,
          WEBHOOK_EVENTS.NOTICE_ID,
          WEBHOOK_EVENTS.HEADERS,
          WEBHOOK_EVENTS.BODY);

  private final Prepared insert;
  private final Prepared last;
  private final Prepared find;

  NoticeRows(Link link) {
    insert =
        link.prepare(
            Sql.DIALECT
                .insertInto(WEBHOOK_EVENTS)
                .columns(FIELDS)
                .values(Sql.values(FIELDS))
                .onConflict(WEBHOOK_EVENTS.NOTICE_KEY)
                .doNothing());
    find =
        link.prepare(
            DSL.select(WEBHOOK_EVENTS.ID)
                .from(WEBHOOK_EVENTS)
                .where(Sql.is(WEBHOOK_EVENTS.NOTICE_KEY)));
    last = link.prepare(DSL.select(DSL.max(WEBHOOK_EVENTS.ID)).from(WEBHOOK_EVENTS));
  }

  /** The id of the notice with that key. */
  Optional<Long> find(NoticeKey key) {
    return find.first(Row::number, (Object) Keys.bytes(key));
  }

  /** The highest id that is given, 0 if there is none. */
  long lastId() {
    return last.first(Row::number).orElse(0L);
  }

  /** Inserts the notice, unless its key is there: then false. */
  boolean insert(long id, long app, @Nullable Long channel, Delivery delivery) {
    Notice notice = delivery.notice();
    Event event = notice.event();
    return insert.run(
            id,
            Keys.bytes(notice.key()),
            app,
            delivery.receivedAt().toEpochMilli(),
            notice.notifyMs(),
            notice.productId(),
            notice.eventType(),
            channel,
            event == null ? null : event.uid(),
            event == null ? null : event.ts(),
            Numbers.ofNullable(notice.setAside()),
            notice.noticeId(),
            delivery.headers(),
            delivery.body())
        > 0;
  }

  @Override
  public String toString() {
    return insert.toString();
  }
}
