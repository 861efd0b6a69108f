package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNELS;
import static io.agorawebhooks.persistence.generated.Tables.WEBHOOK_EVENTS;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.NoticeEntry;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.NoticeQuery;
import io.agorawebhooks.storage.StoredNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Raw notices of an app, the newest first: by the time of their receipt, of all or of a channel.
 */
final class SelectNotices {
  private static final List<SetAside> REASONS = List.of(SetAside.values());

  /** What {@link #entry} reads. */
  static final List<Field<?>> ENTRY =
      List.of(
          WEBHOOK_EVENTS.RECEIVED_MS,
          WEBHOOK_EVENTS.ID,
          WEBHOOK_EVENTS.NOTICE_ID,
          WEBHOOK_EVENTS.NOTIFY_MS,
          WEBHOOK_EVENTS.PRODUCT_ID,
          WEBHOOK_EVENTS.EVENT_TYPE,
          CHANNELS.NAME,
          WEBHOOK_EVENTS.UID,
          WEBHOOK_EVENTS.TS,
          WEBHOOK_EVENTS.SET_ASIDE,
          DSL.field("length({0})", Long.class, WEBHOOK_EVENTS.BODY));

  private final Link link;

  SelectNotices(Link link) {
    this.link = link;
  }

  /**
   * @param channel the row of the channel that is asked for, null for all
   */
  List<NoticeEntry> of(
      long app, @Nullable Long channel, NoticeQuery query, @Nullable NoticePlace after, int limit) {
    Condition which =
        channel == null
            ? WEBHOOK_EVENTS.APP_ID.eq(DSL.inline(app))
            : WEBHOOK_EVENTS.CHANNEL_ID.eq(DSL.inline(channel));
    which =
        which
            .and(is(WEBHOOK_EVENTS.UID, query.uid()))
            .and(is(WEBHOOK_EVENTS.EVENT_TYPE, query.eventType()))
            .and(is(WEBHOOK_EVENTS.PRODUCT_ID, query.product()))
            .and(received(WEBHOOK_EVENTS.RECEIVED_MS, query.received()))
            .and(outcome(query));
    return list(ENTRY, which, after, limit, SelectNotices::entry);
  }

  private static Condition is(Field<Long> field, @Nullable Long value) {
    return value == null ? DSL.noCondition() : field.eq(DSL.inline(value));
  }

  /** That milliseconds lie in a range of seconds. */
  static Condition received(Field<Long> millis, Range range) {
    Condition is = DSL.noCondition();
    if (range.from() != Long.MIN_VALUE) {
      is = is.and(millis.ge(DSL.inline(range.from() * 1000)));
    }
    return range.to() == Long.MAX_VALUE ? is : is.and(millis.lt(DSL.inline(range.to() * 1000)));
  }

  private static Condition outcome(NoticeQuery query) {
    Condition is = DSL.noCondition();
    if (query.correlated() != null) {
      is =
          query.correlated()
              ? WEBHOOK_EVENTS.SET_ASIDE.isNull()
              : WEBHOOK_EVENTS.SET_ASIDE.isNotNull();
    }
    return query.reason() == null
        ? is
        : is.and(WEBHOOK_EVENTS.SET_ASIDE.eq(DSL.inline((short) Numbers.of(query.reason()))));
  }

  /** Notices with an id, with their bodies: looks through all that came in in that time. */
  List<StoredNotice> of(
      long app, String noticeId, Range received, @Nullable NoticePlace after, int limit) {
    List<Field<?>> fields = new ArrayList<>(ENTRY);
    fields.add(WEBHOOK_EVENTS.HEADERS);
    fields.add(WEBHOOK_EVENTS.BODY);
    Condition which =
        WEBHOOK_EVENTS
            .APP_ID
            .eq(DSL.inline(app))
            .and(received(WEBHOOK_EVENTS.RECEIVED_MS, received))
            .and(Sql.is(WEBHOOK_EVENTS.NOTICE_ID));
    return list(
        fields,
        which,
        after,
        limit,
        row -> new StoredNotice(entry(row), row.text(), row.bytes()),
        noticeId);
  }

  private <T> List<T> list(
      List<Field<?>> fields,
      Condition which,
      @Nullable NoticePlace after,
      int limit,
      Function<Row, T> reader,
      Object... values) {
    return link.list(
        DSL.select(fields)
            .from(WEBHOOK_EVENTS)
            .leftJoin(CHANNELS)
            .on(CHANNELS.ID.eq(WEBHOOK_EVENTS.CHANNEL_ID))
            .where(which, behind(WEBHOOK_EVENTS.RECEIVED_MS, WEBHOOK_EVENTS.ID, after))
            .orderBy(WEBHOOK_EVENTS.RECEIVED_MS.desc(), WEBHOOK_EVENTS.ID.desc())
            .limit(DSL.inline(limit)),
        reader,
        values);
  }

  /** That something stands behind a place. */
  static Condition behind(Field<Long> millis, Field<Long> id, @Nullable NoticePlace place) {
    if (place == null) {
      return DSL.noCondition();
    }
    return millis
        .le(DSL.inline(place.receivedMs()))
        .and(millis.lt(DSL.inline(place.receivedMs())).or(id.lt(DSL.inline(place.id()))));
  }

  static NoticeEntry entry(Row row) {
    NoticePlace place = new NoticePlace(row.number(), row.number());
    String noticeId = row.text();
    @Nullable Long notifyMs = row.numberOrNull();
    @Nullable Long product = row.numberOrNull();
    @Nullable Long eventType = row.numberOrNull();
    @Nullable String channel = row.textOrNull();
    @Nullable Long uid = row.numberOrNull();
    @Nullable Long ts = row.numberOrNull();
    @Nullable Long reason = row.numberOrNull();
    return new NoticeEntry(
        place,
        noticeId,
        notifyMs,
        product,
        eventType,
        channel,
        uid == null || uid == 0 ? null : uid,
        ts,
        reason == null ? null : REASONS.get(Math.toIntExact(reason)),
        row.count());
  }

  @Override
  public String toString() {
    return "notices by the time of their receipt";
  }
}
