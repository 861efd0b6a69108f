package io.agorawebhooks.simulator.check;

import java.util.Locale;

/** What holds for every schedule. */
public enum Law {
  /** Stored tables equal the batch function of all stored notices, after every commit. */
  INCREMENTAL_IS_BATCH,
  /** Any permutation and duplication of the notices gives the same tables. */
  ORDER_IS_NOTHING,
  /** What was acknowledged is stored, once, whatever broke. */
  ACKNOWLEDGED_IS_STORED_ONCE,
  /** received = stored + duplicates + rejected, stored = correlated + set aside. */
  COUNTERS_ADD_UP,
  /** Without loss the truth comes back: to the second, with skew to 2 s. */
  TRUTH_COMES_BACK,
  /** A lost user event changes other users' sessions at most in call and inferred end. */
  LOSS_STAYS_LOCAL,
  /** Nothing fails that no fault was made for. */
  NOTHING_FAILS;

  /** In words. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
