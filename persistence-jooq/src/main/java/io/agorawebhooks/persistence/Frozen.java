package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.DayChange;
import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import java.util.Collection;
import java.util.Map;

/**
 * What sessions that are no longer there have in the minutes and days of their channel.
 *
 * @param minutes seconds; no entry is 0
 */
record Frozen(Map<LedgerKey, Long> minutes, Map<UserDay, DayShare> days) {
  static Frozen of(Collection<Session> sessions) {
    return new Frozen(Ledger.of(sessions), DayChange.shares(sessions));
  }
}
