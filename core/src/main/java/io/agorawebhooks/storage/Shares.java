package io.agorawebhooks.storage;

import io.agorawebhooks.notice.AppId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The links by which parts of apps are shared. They follow from no notice: a rebuild leaves them as
 * they are. Each change is durable when it returns, and is no commit of notices.
 */
public interface Shares {
  /**
   * Keeps a new share.
   *
   * @throws StorageException if it cannot be stored, or if its id or token is taken
   */
  void save(Share share);

  /** The share that a token opens, or opened before it was revoked or expired. */
  Optional<Share> find(TokenHash token);

  /**
   * The shares of an app, revoked and expired ones too, the newest first, of equals by id.
   *
   * @param after the place behind which the list begins, null for its head
   * @param limit the most, from 0
   */
  List<Share> list(AppId app, @Nullable SharePlace after, int limit);

  /**
   * Revokes a share; one that is revoked stays as it is.
   *
   * @param now epoch second
   * @return whether the app has such a share
   */
  boolean revoke(AppId app, String id, long now);

  /** Counts a view of a share. */
  void countView(String id);
}
