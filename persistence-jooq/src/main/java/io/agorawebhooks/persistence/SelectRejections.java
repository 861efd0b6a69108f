package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.REJECTED_NOTICES;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.NoticePlace;
import io.agorawebhooks.storage.StoredRejection;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was refused of an app and is kept, the newest first. */
final class SelectRejections {
  private final Link link;

  SelectRejections(Link link) {
    this.link = link;
  }

  List<StoredRejection> of(
      AppId id, long app, Range received, @Nullable NoticePlace after, int limit) {
    return link.list(
        DSL.select(
                REJECTED_NOTICES.RECEIVED_MS,
                REJECTED_NOTICES.ID,
                REJECTED_NOTICES.STATUS,
                REJECTED_NOTICES.REASON,
                REJECTED_NOTICES.HEADERS,
                REJECTED_NOTICES.BODY)
            .from(REJECTED_NOTICES)
            .where(
                REJECTED_NOTICES.APP_ID.eq(DSL.inline(app)),
                SelectNotices.received(REJECTED_NOTICES.RECEIVED_MS, received),
                SelectNotices.behind(REJECTED_NOTICES.RECEIVED_MS, REJECTED_NOTICES.ID, after))
            .orderBy(REJECTED_NOTICES.RECEIVED_MS.desc(), REJECTED_NOTICES.ID.desc())
            .limit(DSL.inline(limit)),
        row -> read(id, row));
  }

  private static StoredRejection read(AppId app, Row row) {
    NoticePlace place = new NoticePlace(row.number(), row.number());
    Instant received = Instant.ofEpochMilli(place.receivedMs());
    return new StoredRejection(
        place, new Rejection(app, received, row.count(), row.text(), row.text(), row.bytes()));
  }

  @Override
  public String toString() {
    return "what was refused";
  }
}
