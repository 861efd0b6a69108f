package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as a log tells it.
 *
 * @param app the project it was sent to
 * @param receivedAt when it arrived, from 1970 to 9999; null if the log does not say
 * @param body the raw bytes as they stand in the log; not checked to be a notice, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody
public record LogLine(AppId app, @Nullable Instant receivedAt, byte[] body) {
  public LogLine {
    requireNonNull(app, "app is null");
    requireNonNull(body, "body is null");
  }
}
