package io.agorawebhooks.json;

import io.agorawebhooks.storage.Page;
import org.jspecify.annotations.Nullable;

/** Where a page lies in its list. */
record PaginationView(
    int page,
    int perPage,
    long total,
    long totalPages,
    boolean hasNext,
    boolean hasPrev,
    @Nullable String next) {
  static PaginationView of(Page<?> page) {
    return new PaginationView(
        page.page(),
        page.perPage(),
        page.total(),
        page.pages(),
        page.page() < page.pages(),
        page.page() > 1,
        null);
  }
}
