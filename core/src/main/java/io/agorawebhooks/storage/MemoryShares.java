package io.agorawebhooks.storage;

import io.agorawebhooks.notice.AppId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Shares in a map by their ids. */
final class MemoryShares implements Shares {
  private final Map<String, Share> shares = new HashMap<>();

  @Override
  public synchronized void save(Share share) {
    if (shares.containsKey(share.id()) || find(share.token()).isPresent()) {
      throw new StorageException("There is such a share", new IllegalStateException("taken"));
    }
    shares.put(share.id(), share);
  }

  @Override
  public synchronized Optional<Share> find(TokenHash token) {
    return shares.values().stream().filter(share -> share.token().equals(token)).findFirst();
  }

  @Override
  public synchronized List<Share> list(AppId app, @Nullable SharePlace after, int limit) {
    return shares.values().stream()
        .filter(share -> share.app().equals(app))
        .filter(share -> after == null || SharePlace.of(share).compareTo(after) > 0)
        .sorted(Comparator.comparing(SharePlace::of))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean revoke(AppId app, String id, long now) {
    Share share = shares.get(id);
    if (share == null || !share.app().equals(app)) {
      return false;
    }
    change(id, old -> with(old, old.revoked() == null ? (Long) now : old.revoked(), old.views()));
    return true;
  }

  @Override
  public synchronized void countView(String id) {
    change(id, old -> with(old, old.revoked(), old.views() + 1));
  }

  private void change(String id, UnaryOperator<Share> to) {
    shares.computeIfPresent(id, (same, share) -> to.apply(share));
  }

  private static Share with(Share old, @Nullable Long revoked, long views) {
    return new Share(
        old.id(),
        old.app(),
        old.what(),
        old.token(),
        old.password(),
        old.created(),
        old.expires(),
        revoked,
        views);
  }
}
