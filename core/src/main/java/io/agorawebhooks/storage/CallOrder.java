package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Call;

/** How calls are listed; of equals the later start comes first, then the name by code point. */
public enum CallOrder {
  /** The newest activity first. */
  ACTIVITY {
    @Override
    public long second(Call call) {
      return call.activity();
    }
  },
  /** The latest start first: a call keeps its place as it goes on. */
  STARTED {
    @Override
    public long second(Call call) {
      return call.start();
    }
  };

  /** The epoch second by which it is listed. */
  public abstract long second(Call call);
}
