package io.agorawebhooks.json;

import io.agorawebhooks.storage.CacheFigures;
import java.math.BigDecimal;
import java.util.List;

/** {@code GET /debug/cache}. */
record CacheView(int queueDepth, int queueCapacity, List<Cache> caches) {
  static CacheView of(CacheReport report) {
    return new CacheView(
        report.waiting(), report.capacity(), report.caches().stream().map(Cache::of).toList());
  }

  /** One thing that remembers; its hit rate is 0 where nothing was asked. */
  record Cache(String name, long size, long capacity, long hits, long misses, BigDecimal hitRate) {
    static Cache of(CacheFigures figures) {
      return new Cache(
          figures.name(),
          figures.size(),
          figures.capacity(),
          figures.hits(),
          figures.misses(),
          Figures.ratio(figures.hits(), figures.hits() + figures.misses()));
    }
  }
}
