package io.agorawebhooks.json;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.notice.Product;
import io.agorawebhooks.notice.SetAside;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which notices take part in correlation, and what they then say (correlation.md, section 1). */
final class Admission {
  static final String TEST_CHANNEL = "test_webhook";
  static final long TEST_UID = 12_121_212;
  private static final long EARLIEST = Instant.parse("2015-01-01T00:00:00Z").getEpochSecond();
  private static final long TOO_LATE = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

  /** From here on a time is in milliseconds: as seconds it would be the year 5138. */
  private static final long MILLIS = 100_000_000_000L;

  private static final long LARGEST_UID = 0xFFFF_FFFFL;
  private static final long LONGEST_STAY = Duration.ofDays(30).toSeconds();

  private final Json.Obj envelope;
  private final Json.Obj payload;
  private final @Nullable Long product;
  private final @Nullable Long eventType;
  private final @Nullable EventType type;
  private final @Nullable String channel;

  private Admission(Json.Obj envelope) {
    this.envelope = envelope;
    payload = envelope.object("payload");
    product = envelope.whole(envelope.get("productId") == null ? "product_id" : "productId");
    eventType = envelope.whole("eventType");
    type = eventType == null ? null : EventType.known(eventType).orElse(null);
    channel = ChannelNames.find(isRtc(), payload);
  }

  static Notice notice(String noticeId, NoticeKey key, Json.Obj envelope) {
    return new Admission(envelope).notice(noticeId, key);
  }

  private Notice notice(String noticeId, NoticeKey key) {
    Object outcome = outcome();
    return new Notice(
        noticeId,
        key.at(outcome instanceof Event event ? event.ts() : 0),
        product,
        eventType,
        envelope.whole("notifyMs"),
        channel,
        outcome instanceof Event event ? event : null,
        outcome instanceof SetAside reason ? reason : null);
  }

  private boolean isRtc() {
    return product != null && product == Product.RTC;
  }

  /** An {@link Event}, or the first {@link SetAside} that fits. */
  private Object outcome() {
    if (!isRtc()) {
      return SetAside.OTHER_PRODUCT;
    }
    if (type == null) {
      return SetAside.UNKNOWN_EVENT;
    }
    if (channel == null) {
      return SetAside.NO_CHANNEL;
    }
    if (channel.equals(TEST_CHANNEL)) {
      return SetAside.TEST;
    }
    Long ts = second();
    return ts == null ? SetAside.BAD_TIMESTAMP : event(type, ts);
  }

  private @Nullable Long second() {
    Long ts = payload.whole("ts");
    if (ts == null) {
      return null;
    }
    long second = ts >= MILLIS ? Math.floorDiv(ts, 1000L) : ts;
    return second >= EARLIEST && second < TOO_LATE ? (Long) second : null;
  }

  private Object event(EventType type, long ts) {
    if (type.isMark()) {
      return new Event(new EventKey(ts, null, type, 0), null, null, null, null, null, null);
    }
    Long uid = payload.unsigned("uid");
    if (uid == null || uid < 1 || uid > LARGEST_UID) {
      return SetAside.NO_UID;
    }
    return userEvent(new EventKey(ts, payload.unsigned("clientSeq"), type, uid));
  }

  private Event userEvent(EventKey key) {
    return new Event(
        key,
        key.type().kind() == EventType.Kind.LEAVE ? duration() : null,
        code("platform"),
        code("clientType"),
        code("reason"),
        payload.text("account"),
        envelope.text("sid"));
  }

  /**
   * The smallest number stands for null where codes are keys, and no code of Agora's is negative.
   */
  private @Nullable Long code(String name) {
    Long code = payload.whole(name);
    return code == null || code == Long.MIN_VALUE ? null : code;
  }

  private @Nullable Long duration() {
    Long duration = payload.whole("duration");
    return duration == null || duration < 0 || duration > LONGEST_STAY ? null : duration;
  }
}
