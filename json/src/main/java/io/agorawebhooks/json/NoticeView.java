package io.agorawebhooks.json;

import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Product;
import io.agorawebhooks.storage.NoticeEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A raw notice without its body; names of events are those of RTC channel notices. */
record NoticeView(
    String noticeId,
    String receivedAt,
    @Nullable Long notifyMs,
    @Nullable Long productId,
    @Nullable String productName,
    @Nullable Long eventType,
    @Nullable String eventTypeName,
    @Nullable String channelName,
    @Nullable Long uid,
    @Nullable String eventTime,
    String status,
    @Nullable String reason,
    int bodyBytes) {
  static NoticeView of(NoticeEntry entry) {
    Long product = entry.product();
    return new NoticeView(
        entry.noticeId(),
        Instant.ofEpochMilli(entry.place().receivedMs()).toString(),
        entry.notifyMs(),
        product,
        product == null ? null : Product.of(product).name(),
        entry.eventType(),
        eventName(entry),
        entry.channel(),
        entry.uid(),
        Figures.instantOrNull(entry.ts()),
        entry.setAside() == null ? "correlated" : "set_aside",
        entry.setAside() == null ? null : entry.setAside().label(),
        entry.bytes());
  }

  private static @Nullable String eventName(NoticeEntry entry) {
    Long product = entry.product();
    Long type = entry.eventType();
    if (product == null || product != Product.RTC || type == null) {
      return null;
    }
    return EventType.known(type).map(EventType::name).orElse(null);
  }
}
