package io.agorawebhooks.json;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.NoticeKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a notice says, the time of the attempt apart (correlation.md, section 2). */
final class Content {
  private Content() {}

  /** The canonical JSON without the top-level {@code notifyMs}. */
  static byte[] canonical(Json.Obj envelope, int room) {
    SortedMap<String, Json> members = new TreeMap<>(envelope.members());
    members.remove("notifyMs");
    Canonical out = new Canonical(room);
    new Json.Obj(members).write(out);
    return out.toBytes();
  }

  /**
   * The first 128 bits of a SHA-256, so that nobody can make a notice that passes for another one.
   * The app's length goes in first: no app and content can be split in two ways.
   */
  static NoticeKey key(AppId app, Json.Obj envelope, int room) {
    MessageDigest digest = sha256();
    digest.update((byte) app.value().length());
    digest.update(app.value().getBytes(StandardCharsets.US_ASCII));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(canonical(envelope, room)));
    return new NoticeKey(hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
