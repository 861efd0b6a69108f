package io.agorawebhooks.persistence;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Share;
import io.agorawebhooks.storage.SharePlace;
import io.agorawebhooks.storage.Shares;
import io.agorawebhooks.storage.TokenHash;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shares, each change in a transaction of its own. They are few, and so are the changes. */
final class JooqShares implements Shares {
  private final Writer writer;
  private final Readers readers;

  JooqShares(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public void save(Share share) {
    requireNonNull(share, "share is null");
    writer.aside(
        statements -> {
          statements.shares.insert(share);
          return true;
        });
  }

  @Override
  public Optional<Share> find(TokenHash token) {
    requireNonNull(token, "token is null");
    return readers.read(queries -> queries.shares().find(token));
  }

  @Override
  public List<Share> list(AppId app, @Nullable SharePlace after, int limit) {
    requireNonNull(app, "app is null");
    return readers.read(queries -> queries.shares().list(app, after, limit));
  }

  @Override
  public boolean revoke(AppId app, String id, long now) {
    requireNonNull(app, "app is null");
    requireNonNull(id, "id is null");
    return writer.aside(statements -> statements.shares.revoke(app, id, now));
  }

  @Override
  public void countView(String id) {
    requireNonNull(id, "id is null");
    writer.aside(statements -> statements.shares.countView(id));
  }

  @Override
  public String toString() {
    return "shares by " + writer;
  }
}
