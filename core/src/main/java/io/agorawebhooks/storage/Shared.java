package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.metrics.Filter;
import java.util.Set;

/** What of an app is shared. */
public sealed interface Shared {
  /** The sessions that are, and which of their seconds count. */
  Filter filter();

  /**
   * One call.
   *
   * @param channel its channel's name
   * @param start a second it covers, as a rule its start; of several calls the latest to start
   */
  record Call(String channel, long start) implements Shared {
    public Call {
      requireNonNull(channel, "channel is null");
    }

    @Override
    public Filter filter() {
      return Filter.ALL.among(Set.of(channel));
    }
  }

  /**
   * All calls of a channel, those to come too.
   *
   * @param name of the channel
   */
  record Channel(String name) implements Shared {
    public Channel {
      requireNonNull(name, "name is null");
    }

    @Override
    public Filter filter() {
      return Filter.ALL.among(Set.of(name));
    }
  }

  /**
   * Sessions in all channels that the filter lets pass, those to come too.
   *
   * @param filter which
   */
  record Sessions(Filter filter) implements Shared {
    public Sessions {
      requireNonNull(filter, "filter is null");
    }
  }
}
