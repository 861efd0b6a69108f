package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * A request or log line that is not a notice, kept so that nothing is lost.
 *
 * @param app the project whose URL it was sent to
 * @param receivedAt when it arrived
 * @param status the HTTP status it was answered with, such as 400
 * @param reason a sentence for people that says what is wrong with it
 * @param headers the request headers that matter, one {@code name: value} a line; may be empty
 * @param body the first bytes of it, at most 64 KiB; whole, so at most 1 MiB, if it may be taken
 *     later: where only its signature is wrong
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody
public record Rejection(
    AppId app, Instant receivedAt, int status, String reason, String headers, byte[] body) {
  public Rejection {
    requireNonNull(app, "app is null");
    requireNonNull(receivedAt, "receivedAt is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(headers, "headers is null");
    requireNonNull(body, "body is null");
  }

  /** The same with other bytes. */
  public Rejection withBody(byte[] other) {
    return new Rejection(app, receivedAt, status, reason, headers, other);
  }

  /**
   * What makes another one the same: 128 bits made of app, status, reason and body. A log that is
   * replayed twice, or a sender that repeats itself, is kept once.
   */
  public NoticeKey key() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String head = app + " " + status + " " + reason + "\n";
      digest.update(head.getBytes(StandardCharsets.UTF_8));
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(body));
      return new NoticeKey(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
