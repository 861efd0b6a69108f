package io.agorawebhooks.simulator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a smallest failing list by delta debugging: leaves out large parts first, then smaller
 * ones, until none can be left out.
 */
final class Shrinker<T> {
  private final Predicate<List<T>> fails;
  private int tries;

  /**
   * @param fails whether a list still fails, the same each time it is asked
   * @param tries how often it is asked at most
   */
  Shrinker(Predicate<List<T>> fails, int tries) {
    this.fails = fails;
    this.tries = tries;
  }

  /** A part of this failing list that fails, and without any one of its elements does not. */
  List<T> smallest(List<T> failing) {
    List<T> smallest = failing;
    int part = Math.max(1, failing.size() / 2);
    while (tries > 0 && !smallest.isEmpty()) {
      List<T> smaller = without(smallest, part);
      if (smaller.size() == smallest.size() && part == 1) {
        return smallest;
      }
      part = Math.max(1, smaller.size() < smallest.size() ? part : part / 2);
      smallest = smaller;
    }
    return smallest;
  }

  /** Leaves out each part of this size that it fails without. */
  private List<T> without(List<T> list, int part) {
    List<T> rest = list;
    for (int from = 0; from < rest.size() && tries > 0; ) {
      List<T> smaller = new ArrayList<>(rest);
      smaller.subList(from, Math.min(from + part, rest.size())).clear();
      tries--;
      if (fails.test(smaller)) {
        rest = smaller;
      } else {
        from += part;
      }
    }
    return rest;
  }
}
