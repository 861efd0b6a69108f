package io.agorawebhooks.cli.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.agorawebhooks.cli.JsonLine;
import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.storage.ImportedStays;
import io.agorawebhooks.storage.ImportedStays.Stay;
import io.agorawebhooks.storage.PythonSession;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one notice that is made up for a session without any: its leave, which says how long it was.
 *
 * @param delivery as if it had come in when the session ended
 */
record MadeUpLeave(Stay stay, Delivery delivery) {
  private static final String SOURCE = "python-session";

  /** Bytes of the hash that are in the id. */
  private static final int ID_BYTES = 16;

  /**
   * That of a session.
   *
   * @param zone of the clock on the server's wall
   * @return empty if it has no end, or its user, times or length are none that notices have
   */
  static Optional<MadeUpLeave> of(
      AppId app, String channel, PythonSession session, ZoneId zone, NoticeDecoder decoder) {
    Long seconds = session.seconds();
    if (session.leave() == null || seconds == null) {
      return Optional.empty();
    }
    byte[] body = body(channel, session, zone, hash(app, channel, session)).getBytes(UTF_8);
    try {
      Delivery delivery = delivery(app, body, decoder);
      Event event = delivery.notice().event();
      return event == null || !Objects.equals(event.duration(), seconds)
          ? Optional.empty()
          : Optional.of(new MadeUpLeave(stay(event, seconds), delivery));
    } catch (BadNotice e) {
      return Optional.empty();
    }
  }

  private static Stay stay(Event event, long seconds) {
    return new Stay(event.uid(), event.ts() - seconds, event.ts());
  }

  private static Delivery delivery(AppId app, byte[] body, NoticeDecoder decoder) throws BadNotice {
    Notice notice = decoder.decode(app, body);
    long sent = requireNonNull(notice.notifyMs(), "notifyMs is null");
    return new Delivery(app, notice, Instant.ofEpochMilli(sent), ImportedStays.HEADERS, body);
  }

  /** Names the session whatever zone its times are taken to be of. */
  private static byte[] hash(AppId app, String channel, PythonSession session) {
    String name =
        String.join(
            "\n",
            app.value(),
            channel,
            Long.toString(session.uid()),
            session.join().toString(),
            String.valueOf(session.seconds()));
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** Its sequence number is one that no real leave of that second has, so that both are kept. */
  private static String body(String channel, PythonSession session, ZoneId zone, byte[] hash) {
    long leave =
        Eventless.second(session, zone) + Objects.requireNonNullElse(session.seconds(), 0L);
    PythonSession.Said said = session.said();
    return "{\"noticeId\":\"%s-%s\",\"productId\":1,\"eventType\":%d,\"notifyMs\":%d,\"source\":\"%s\""
            .formatted(
                SOURCE,
                HexFormat.of().formatHex(hash, 0, ID_BYTES),
                type(said),
                leave * 1000,
                SOURCE)
        + member("sid", said.sid())
        + ",\"payload\":{\"channelName\":%s,\"uid\":%d,\"clientSeq\":%s,\"ts\":%d,\"duration\":%d"
            .formatted(
                JsonLine.quoted(channel),
                session.uid(),
                Long.toUnsignedString(ByteBuffer.wrap(hash, ID_BYTES, Long.BYTES).getLong()),
                leave,
                session.seconds())
        + member("platform", said.platform())
        + member("clientType", said.clientType())
        + member("reason", said.reason())
        + member("account", said.account())
        + "}}";
  }

  private static int type(PythonSession.Said said) {
    return said.communication() ? 108 : said.audience() ? 106 : 104;
  }

  private static String member(String name, @Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof String string ? JsonLine.quoted(string) : value.toString();
    return ",\"" + name + "\":" + text;
  }

  String id() {
    return delivery.notice().noticeId();
  }
}
