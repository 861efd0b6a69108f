package io.agorawebhooks.storage;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Rejection;

/** One atomic change of the storage. */
public interface Transaction {
  /**
   * Stores the raw notice unless one with its key is stored.
   *
   * @return whether it was stored; false for a duplicate, of which the first copy stays
   */
  boolean store(Delivery delivery);

  /**
   * Keeps what was refused, unless something with its key is kept; of each app the newest 100 MB
   * stay, counted by body and headers.
   */
  void reject(Rejection rejection);

  /**
   * Gives up what was refused and is kept, because it is taken after all.
   *
   * @return whether it was kept; false if it was taken before, or is too old to be kept
   */
  boolean withdraw(Rejection rejection);

  /** Its number, should it be committed: one more than that of the last one committed before it. */
  long number();

  /**
   * The second before which an app's past is frozen; {@link Long#MIN_VALUE} if it has no horizon.
   */
  long horizon(AppId app);

  /** The delivery as it is to be stored: set aside if it tells of a second before the horizon. */
  default Delivery admitted(Delivery delivery) {
    Event event = delivery.notice().event();
    return event == null || event.ts() >= horizon(delivery.app())
        ? delivery
        : new Delivery(
            delivery.app(),
            delivery.notice().beforeHorizon(),
            delivery.receivedAt(),
            delivery.headers(),
            delivery.body());
  }

  /** What stands in the place of users of an app who were forgotten. */
  Aliases aliases(AppId app);

  /** Adds to the counters of an app. */
  void count(AppId app, Counts counts);

  /** What is stored of a channel; the same name is the same channel, compared by code point. */
  ChannelStore channel(AppId app, String name);
}
