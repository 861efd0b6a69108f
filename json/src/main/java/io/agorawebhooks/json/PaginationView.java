package io.agorawebhooks.json;

import io.agorawebhooks.storage.CallList;
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
  /**
   * @param next where the list goes on, null at its end
   */
  static PaginationView of(int page, int perPage, CallList list, @Nullable String next) {
    long total = list.sums().calls();
    return new PaginationView(
        page, perPage, total, (total + perPage - 1) / perPage, list.hasNext(), page > 1, next);
  }

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
