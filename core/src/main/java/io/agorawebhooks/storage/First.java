package io.agorawebhooks.storage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first of many in an order; what comes behind the page that is asked for is not kept. */
final class First<T> {
  private final Comparator<T> order;
  private final int page;
  private final int perPage;
  private final PriorityQueue<T> kept;
  private long total;

  /**
   * @param page from 1
   * @param perPage from 1
   */
  First(Comparator<T> order, int page, int perPage) {
    this.order = order;
    this.page = page;
    this.perPage = perPage;
    this.kept = new PriorityQueue<>(order.reversed());
  }

  void add(T item) {
    total++;
    kept.add(item);
    if (kept.size() > (long) page * perPage) {
      kept.poll();
    }
  }

  Page<T> page() {
    List<T> sorted = new ArrayList<>(kept);
    sorted.sort(order);
    int skipped = (int) Math.min(sorted.size(), (page - 1L) * perPage);
    return new Page<>(sorted.subList(skipped, sorted.size()), page, perPage, total);
  }
}
