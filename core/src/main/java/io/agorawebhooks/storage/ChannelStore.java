package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.CallStore;
import io.agorawebhooks.correlation.ChannelChange;
import io.agorawebhooks.correlation.EventStore;
import io.agorawebhooks.correlation.SessionStore;

/** What is stored of one channel, within a transaction. */
public interface ChannelStore {
  EventStore events();

  SessionStore sessions();

  CallStore calls();

  /**
   * Makes the change, so that later reads of this transaction see it: events, calls and sessions,
   * and with the sessions the totals of their calls ({@code CallTotals}), the minutes ledger and
   * the daily tables ({@code Ledger}, {@code DayChange}). The deliveries of the change have been
   * stored in this transaction.
   */
  void apply(ChannelChange change);
}
