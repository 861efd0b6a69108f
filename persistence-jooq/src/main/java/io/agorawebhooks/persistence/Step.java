package io.agorawebhooks.persistence;

import io.agorawebhooks.metrics.LedgerKey;

/**
 * The lengths of buckets in which an app's minutes are kept; the order is that of their numbers.
 */
enum Step {
  QUARTER(15 * 60),
  HOUR(3600),
  DAY(24 * 3600);

  private final long seconds;

  Step(long seconds) {
    this.seconds = seconds;
  }

  long seconds() {
    return seconds;
  }

  /** The same with its bucket widened to this length. */
  LedgerKey of(LedgerKey key) {
    return new LedgerKey(
        Math.floorDiv(key.bucket(), seconds) * seconds,
        key.platform(),
        key.clientType(),
        key.role(),
        key.inferred());
  }
}
