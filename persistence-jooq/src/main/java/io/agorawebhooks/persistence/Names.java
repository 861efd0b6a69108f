package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The integer ids of apps and channels. Their rows stay for ever, so what a committed transaction
 * knew is remembered; what a transaction that fails has found out is not.
 */
final class Names {
  /** The most names remembered of each kind. */
  private static final int MOST = 10_000;

  /** Longer names are rare and asked of the database. */
  private static final int LONGEST = 256;

  record Channel(long app, String name) {}

  private final Map<AppId, Long> apps;
  private final Map<Channel, Long> channels;
  private final Map<AppId, Long> newApps;
  private final Map<Channel, Long> newChannels;

  Names() {
    this(new Latest<>(), new Latest<>(), new HashMap<>(), new HashMap<>());
  }

  /**
   * Remembers in these maps, which may forget what they like whenever they like.
   *
   * @param newApps those of the transaction that has begun
   * @param newChannels likewise
   */
  Names(
      Map<AppId, Long> apps,
      Map<Channel, Long> channels,
      Map<AppId, Long> newApps,
      Map<Channel, Long> newChannels) {
    this.apps = apps;
    this.channels = channels;
    this.newApps = newApps;
    this.newChannels = newChannels;
  }

  /** The app's id; a new one for an app that is not known. */
  long app(AppId app, Statements statements) {
    Long known = apps.get(app);
    return known != null
        ? known
        : newApps.computeIfAbsent(app, id -> statements.apps.id(id.value()));
  }

  /** The id of an app's channel; a new one for a channel that is not known. */
  long channel(long app, String name, Statements statements) {
    Channel channel = new Channel(app, name);
    Long known = channels.get(channel);
    return known != null
        ? known
        : newChannels.computeIfAbsent(channel, found -> statements.channels.id(app, name));
  }

  void commit() {
    apps.putAll(newApps);
    newChannels.keySet().removeIf(channel -> channel.name().length() > LONGEST);
    channels.putAll(newChannels);
    forget();
  }

  void forget() {
    newApps.clear();
    newChannels.clear();
  }

  @Override
  public String toString() {
    return apps.size() + " apps and " + channels.size() + " channels known";
  }

  /** Remembers what was used last. */
  private static final class Latest<K> extends LinkedHashMap<K, Long> {
    private static final long serialVersionUID = 1L;

    Latest() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
      return size() > MOST;
    }
  }
}
