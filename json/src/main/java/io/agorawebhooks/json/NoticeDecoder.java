package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.storage.Aliases;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Turns the raw bytes of a delivery into a notice. Takes every JSON object with a {@code noticeId},
 * whatever product, event, codes or other fields it has. Safe for use by many threads.
 */
public final class NoticeDecoder {
  /**
   * Reads one notice.
   *
   * @param app the project whose URL it was sent to
   * @param body UTF-8 JSON, exactly as sent
   * @throws BadNotice if it is not JSON, no object, has no {@code noticeId} of 1 to 512 characters
   *     as text, a name twice in one object, more than 100 levels or a number of more than 1000
   *     characters
   */
  public Notice decode(AppId app, byte[] body) throws BadNotice {
    requireNonNull(app, "app is null");
    requireNonNull(body, "body is null");
    Json.Obj envelope = JsonReader.object(body);
    String noticeId = NoticeIds.of(envelope);
    return Admission.notice(noticeId, Content.key(app, envelope, body.length), envelope);
  }

  /**
   * Whether this is what Agora's console sends to see whether a URL answers. Nobody says that it is
   * signed, and it is set aside.
   */
  public boolean isConsoleCheck(byte[] body) {
    requireNonNull(body, "body is null");
    try {
      Json.Obj payload = JsonReader.object(body).object("payload");
      Long uid = payload.unsigned("uid");
      return uid != null
          && uid == Admission.TEST_UID
          && Admission.TEST_CHANNEL.equals(payload.text("channelName"));
    } catch (BadNotice e) {
      return false;
    }
  }

  /**
   * Compares two raw notices by their canonical JSON without the top-level {@code notifyMs}, by
   * code point: 0 for the same content. Bytes that are no notice are compared as they are.
   */
  public Comparator<byte[]> contentOrder() {
    return (a, b) -> Arrays.compareUnsigned(canonical(a), canonical(b));
  }

  /**
   * These bytes with aliases in the places of users who were forgotten: of uids and accounts
   * anywhere, in whatever spelling, but not in the names of channels and members. They need not be
   * a notice.
   *
   * @return the same array if none of them is in it
   */
  public byte[] renamed(byte[] body, Aliases aliases) {
    requireNonNull(body, "body is null");
    requireNonNull(aliases, "aliases is null");
    return Renamer.rename(body, aliases);
  }

  private static byte[] canonical(byte[] body) {
    try {
      return Content.canonical(JsonReader.object(body), body.length);
    } catch (BadNotice e) {
      return body;
    }
  }
}
