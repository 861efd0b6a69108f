package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;
import static io.agorawebhooks.persistence.generated.Tables.EVENTS;

import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.NoticeKey;
import java.nio.ByteBuffer;
import java.util.List;
import org.jooq.Field;

/** How keys are written in columns. */
final class Keys {
  /** An event's key within its channel and user. */
  static final List<Field<?>> OF_EVENT =
      List.of(EVENTS.TS, EVENTS.SEQ_KNOWN, EVENTS.CLIENT_SEQ, EVENTS.KIND, EVENTS.EVENT_TYPE);

  /** The same of a session's defining event. */
  static final List<Field<?>> OF_SESSION =
      List.of(
          CHANNEL_SESSIONS.TS,
          CHANNEL_SESSIONS.SEQ_KNOWN,
          CHANNEL_SESSIONS.CLIENT_SEQ,
          CHANNEL_SESSIONS.KIND,
          CHANNEL_SESSIONS.EVENT_TYPE);

  private Keys() {}

  /** The values of {@link #OF_EVENT} or {@link #OF_SESSION}. */
  static List<Object> values(EventKey key) {
    Long seq = key.clientSeq();
    return List.of(
        key.ts(),
        seq == null ? 0 : 1,
        // With the sign bit flipped, signed order is unsigned order.
        seq == null ? 0L : seq ^ Long.MIN_VALUE,
        Numbers.of(key.type().kind()),
        key.type().code());
  }

  /** Reads what {@link #OF_EVENT} or {@link #OF_SESSION} selects. */
  static EventKey read(Row row, long uid) {
    long ts = row.number();
    boolean known = row.flag();
    long seq = row.number();
    row.skip();
    EventType type = EventType.of(row.number());
    return new EventKey(ts, known ? (Long) (seq ^ Long.MIN_VALUE) : null, type, uid);
  }

  static byte[] bytes(NoticeKey key) {
    return ByteBuffer.allocate(2 * Long.BYTES).putLong(key.high()).putLong(key.low()).array();
  }
}
