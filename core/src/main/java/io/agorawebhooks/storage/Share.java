package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import org.jspecify.annotations.Nullable;

/**
 * A link by which others may read a part of an app.
 *
 * @param id names it among all shares; it opens nothing
 * @param app of which
 * @param what may be read
 * @param token hash of what opens it
 * @param password hash of what has to be known too, null if nothing has
 * @param created epoch second
 * @param expires epoch second from which on it opens nothing
 * @param revoked epoch second since which it opens nothing, null if it was not revoked
 * @param views how often it was looked at, from 0
 */
public record Share(
    String id,
    AppId app,
    Shared what,
    TokenHash token,
    @Nullable String password,
    long created,
    long expires,
    @Nullable Long revoked,
    long views) {
  public Share {
    requireNonNull(id, "id is null");
    requireNonNull(app, "app is null");
    requireNonNull(what, "what is null");
    requireNonNull(token, "token is null");
  }

  /** Whether it opens something at this epoch second. */
  public boolean isOpen(long now) {
    return revoked == null && now < expires;
  }
}
