package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A notice as it came in.
 *
 * @param app the project whose URL it was sent to
 * @param notice what it says
 * @param receivedAt when it arrived, or when the log it is replayed from says it did
 * @param headers the request headers that matter, one {@code name: value} a line; may be empty
 * @param body the raw bytes, exactly as sent; not copied, so nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody: the hot path
public record Delivery(AppId app, Notice notice, Instant receivedAt, String headers, byte[] body) {
  public Delivery {
    requireNonNull(app, "app is null");
    requireNonNull(notice, "notice is null");
    requireNonNull(receivedAt, "receivedAt is null");
    requireNonNull(headers, "headers is null");
    requireNonNull(body, "body is null");
  }
}
