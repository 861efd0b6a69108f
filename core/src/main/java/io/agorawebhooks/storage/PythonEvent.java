package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A raw event of the Python server.
 *
 * @param id of its row
 * @param app as its URL named it
 * @param receivedAt null if it does not say
 * @param raw the body as text, null if it was not kept
 */
public record PythonEvent(long id, String app, @Nullable Instant receivedAt, @Nullable String raw) {
  public PythonEvent {
    requireNonNull(app, "app is null");
  }
}
