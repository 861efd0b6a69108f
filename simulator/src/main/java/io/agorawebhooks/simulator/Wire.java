package io.agorawebhooks.simulator;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.notice.SetAside;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a notice says as JSON, and the notice that has to be read from it. The names stand in
 * canonical order, so that a body without its {@code notifyMs} is the content that is compared.
 */
final class Wire {
  private static final String TIME = ",\"notifyMs\":";

  private Wire() {}

  /** A notice that is sent at this millisecond and arrives at once. */
  static Delivery delivery(AppId app, String channel, String noticeId, Event event, long notifyMs) {
    JsonObject payload = payload(channel, event);
    long type = event.type().code();
    Draft draft = new Draft(noticeId, 1L, type, channel, event, null, event.sid());
    return draft.delivery(app, payload, notifyMs);
  }

  /** A notice that takes no part in correlation. */
  static Delivery setAside(
      AppId app, String noticeId, Aside aside, @Nullable String channel, long notifyMs) {
    JsonObject payload = new JsonObject().text("channelName", channel).member("ts", aside.ts());
    Draft draft =
        new Draft(noticeId, aside.product(), aside.type(), channel, null, aside.reason(), null);
    return draft.delivery(app, payload, notifyMs);
  }

  /**
   * What is wrong with a notice that is set aside.
   *
   * @param ts as JSON
   */
  record Aside(long product, long type, String ts, SetAside reason) {}

  private static JsonObject payload(String channel, Event event) {
    return new JsonObject()
        .text("account", event.account())
        .text("channelName", channel)
        .unsigned("clientSeq", event.key().clientSeq())
        .number("clientType", event.clientType())
        .number("duration", event.duration())
        .number("platform", event.platform())
        .number("reason", event.reason())
        .number("ts", event.ts())
        .number("uid", event.type().isMark() ? null : (Long) event.uid());
  }

  /** The same notice sent again: nothing but {@code notifyMs} differs. */
  static Delivery again(Delivery first, long notifyMs) {
    String body = new String(first.body(), StandardCharsets.UTF_8);
    int from = body.indexOf(TIME) + TIME.length();
    String later = body.substring(0, from) + notifyMs + body.substring(body.indexOf(',', from));
    Notice notice = first.notice();
    return delivery(
        first.app(),
        new Notice(
            notice.noticeId(),
            notice.key(),
            notice.productId(),
            notice.eventType(),
            notifyMs,
            notice.channel(),
            notice.event(),
            notice.setAside()),
        later);
  }

  /** A body without its {@code notifyMs}; no text in it can hold the name with bare quotes. */
  static byte[] content(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    int from = text.indexOf(TIME);
    return (text.substring(0, from) + text.substring(text.indexOf(',', from + TIME.length())))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Delivery delivery(AppId app, Notice notice, String body) {
    long millis = notice.notifyMs() == null ? 0 : notice.notifyMs();
    return new Delivery(
        app, notice, Instant.ofEpochMilli(millis), "", body.getBytes(StandardCharsets.UTF_8));
  }

  private record Draft(
      String noticeId,
      long product,
      long type,
      @Nullable String channel,
      @Nullable Event event,
      @Nullable SetAside setAside,
      @Nullable String sid) {
    Delivery delivery(AppId app, JsonObject payload, long notifyMs) {
      Notice notice =
          new Notice(
              noticeId, key(app, payload), product, type, notifyMs, channel, event, setAside);
      return Wire.delivery(app, notice, body(payload, notifyMs));
    }

    private String body(JsonObject payload, @Nullable Long notifyMs) {
      return new JsonObject()
          .number("eventType", type)
          .text("noticeId", noticeId)
          .number("notifyMs", notifyMs)
          .member("payload", payload)
          .number("productId", product)
          .text("sid", sid)
          .toString();
    }

    private NoticeKey key(AppId app, JsonObject payload) {
      MessageDigest digest = sha256();
      digest.update((byte) app.value().length());
      digest.update(app.value().getBytes(StandardCharsets.US_ASCII));
      byte[] content = body(payload, null).getBytes(StandardCharsets.UTF_8);
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(content));
      NoticeKey key = new NoticeKey(hash.getLong(), hash.getLong());
      return key.at(event == null ? 0 : event.ts());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
