package io.agorawebhooks.storage;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Notice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reads of what came in. */
final class MemoryNotices {
  private final Memory memory;

  MemoryNotices(Memory memory) {
    this.memory = memory;
  }

  List<AppSummary> apps(@Nullable AppId after, int limit) {
    return memory.apps().entrySet().stream()
        .flatMap(app -> summary(app.getKey(), app.getValue()).stream())
        .filter(found -> after == null || found.app().value().compareTo(after.value()) > 0)
        .sorted(Comparator.comparing(found -> found.app().value()))
        .limit(limit)
        .toList();
  }

  private static Optional<AppSummary> summary(AppId id, MemoryApp app) {
    Range received = app.received();
    return received == null
        ? Optional.empty()
        : Optional.of(new AppSummary(id, received.from(), received.to(), app.counts()));
  }

  List<NoticeEntry> notices(AppId app, NoticeQuery query, @Nullable NoticePlace after, int limit) {
    return stored(app)
        .map(StoredNotice::entry)
        .filter(query::asksFor)
        .filter(entry -> isBehind(after, entry.place()))
        .sorted(Comparator.comparing(NoticeEntry::place))
        .limit(limit)
        .toList();
  }

  List<StoredNotice> notices(
      AppId app, String noticeId, Range received, @Nullable NoticePlace after, int limit) {
    NoticeQuery query = new NoticeQuery(received, null, null, null, null, null, null);
    return stored(app)
        .filter(notice -> query.asksFor(notice.entry()))
        .filter(notice -> notice.entry().noticeId().equals(noticeId))
        .filter(notice -> isBehind(after, notice.entry().place()))
        .sorted(Comparator.comparing(notice -> notice.entry().place()))
        .limit(limit)
        .toList();
  }

  private static boolean isBehind(@Nullable NoticePlace after, NoticePlace place) {
    return after == null || place.compareTo(after) > 0;
  }

  /** A notice's number is its place among all. */
  Stream<StoredNotice> stored(AppId app) {
    List<StoredNotice> stored = new ArrayList<>();
    long id = 0;
    for (Delivery delivery : memory.notices().values()) {
      id++;
      if (delivery.app().equals(app)) {
        stored.add(new StoredNotice(entry(id, delivery), delivery.headers(), delivery.body()));
      }
    }
    return stored.stream();
  }

  private static NoticeEntry entry(long id, Delivery delivery) {
    Notice notice = delivery.notice();
    Event event = notice.event();
    return new NoticeEntry(
        new NoticePlace(delivery.receivedAt().toEpochMilli(), id),
        notice.noticeId(),
        notice.notifyMs(),
        notice.productId(),
        notice.eventType(),
        notice.channel(),
        event == null || event.type().isMark() ? null : (Long) event.uid(),
        event == null ? null : (Long) event.ts(),
        notice.setAside(),
        delivery.body().length);
  }

  List<StoredRejection> rejections(
      AppId app, Range received, @Nullable NoticePlace after, int limit) {
    return memory.app(app).stream()
        .flatMap(found -> found.rejections().stream())
        .filter(kept -> NoticeQuery.isIn(received, kept.place()))
        .filter(kept -> isBehind(after, kept.place()))
        .sorted(Comparator.comparing(StoredRejection::place))
        .limit(limit)
        .toList();
  }
}
