package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.storage.CacheFigures;
import java.util.List;

/**
 * What the server holds in memory.
 *
 * @param waiting notices in the intake's queue
 * @param capacity how many may wait
 * @param caches what the storage remembers
 */
public record CacheReport(int waiting, int capacity, List<CacheFigures> caches) {
  public CacheReport {
    requireNonNull(caches, "caches is null");
    caches = List.copyOf(caches);
  }
}
