package io.agorawebhooks.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.notice.SetAside;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes notices that say a given event. Their bodies are canonical JSON without {@code notifyMs}.
 */
public final class Notices {
  /** An app to test with. */
  public static final AppId APP = new AppId("5f1a0c3e9b7d4f2e8a6c1d0b3e5f7a9c");

  /** Orders contents by code point, for bodies written here; UTF-8 sorts as its code points do. */
  public static final Comparator<byte[]> CONTENT_ORDER = Arrays::compareUnsigned;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Instant RECEIVED = Instant.parse("2026-01-01T12:00:00.250Z");

  private Notices() {}

  /** A notice that says this event, named after it. */
  public static Delivery delivery(AppId app, String channel, Event event) {
    return delivery(app, channel, "n-" + event.key().publicId(), event);
  }

  /** A notice that says this event. */
  public static Delivery delivery(AppId app, String channel, String noticeId, Event event) {
    byte[] body = body(channel, noticeId, event);
    Notice notice =
        new Notice(
            noticeId, key(app, body), 1L, (long) event.type().code(), null, channel, event, null);
    return new Delivery(app, notice, RECEIVED, "", body);
  }

  /** A notice that takes no part in correlation, unique by its id. */
  public static Delivery setAside(AppId app, String noticeId, SetAside reason) {
    byte[] body = json(new TreeMap<>(Map.of("noticeId", noticeId)));
    Notice notice = new Notice(noticeId, key(app, body), null, null, null, null, null, reason);
    return new Delivery(app, notice, RECEIVED, "", body);
  }

  private static byte[] body(String channel, String noticeId, Event event) {
    Map<String, Object> payload = new TreeMap<>();
    payload.put("channelName", channel);
    payload.put("ts", event.ts());
    if (!event.type().isMark()) {
      payload.put("uid", event.uid());
    }
    Long seq = event.key().clientSeq();
    put(payload, "clientSeq", seq == null ? null : new BigInteger(Long.toUnsignedString(seq)));
    put(payload, "duration", event.duration());
    put(payload, "platform", event.platform());
    put(payload, "clientType", event.clientType());
    put(payload, "reason", event.reason());
    put(payload, "account", event.account());
    Map<String, Object> notice = new TreeMap<>();
    notice.put("noticeId", noticeId);
    notice.put("productId", 1);
    notice.put("eventType", event.type().code());
    notice.put("payload", payload);
    put(notice, "sid", event.sid());
    return json(notice);
  }

  private static void put(Map<String, Object> object, String field, @Nullable Object value) {
    if (value != null) {
      object.put(field, value);
    }
  }

  private static byte[] json(Map<String, Object> object) {
    try {
      return MAPPER.writeValueAsBytes(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static NoticeKey key(AppId app, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(app.value().getBytes(StandardCharsets.UTF_8));
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(body));
      return new NoticeKey(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
