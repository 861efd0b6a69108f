package io.agorawebhooks.cli.replay;

import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Receipt;

/** Where the notices of logs go. Told by one thread. */
public interface Sink {
  /** Hands in a notice, waiting for room; the receipt is called once, by any thread. */
  void put(Delivery delivery, Receipt receipt) throws InterruptedException;

  /** Hands in what is not a notice, waiting for room; the receipt is called once. */
  void put(Rejection rejection, Receipt receipt) throws InterruptedException;

  /** Returns when every receipt was called. */
  void drain() throws InterruptedException;
}
