package io.agorawebhooks.simulator.check;

import io.agorawebhooks.storage.Counts;

/** received = stored + duplicates + rejected, and stored = correlated + the sum of set aside. */
final class CountsLaw {
  private CountsLaw() {}

  static void check(Counts counts) {
    long aside = counts.setAside().values().stream().mapToLong(Long::longValue).sum();
    same("received", counts.received(), counts.stored() + counts.duplicates() + counts.rejected());
    same("stored", counts.stored(), counts.correlated() + aside);
  }

  private static void same(String what, long found, long wanted) {
    Violation.unlessEqual(Law.COUNTERS_ADD_UP, "", what, found, wanted);
  }
}
