package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.CacheFigures;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

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
  private final Asked askedApps = new Asked();
  private final Asked askedChannels = new Asked();

  /** What became of questions; others than the writer read it. */
  private static final class Asked {
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private volatile int size;

    CacheFigures figures(String name) {
      return new CacheFigures(name, size, MOST, hits.sum(), misses.sum());
    }
  }

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
    return id(app, apps, newApps, askedApps, id -> statements.apps.id(id.value()));
  }

  /** The id of an app's channel; a new one for a channel that is not known. */
  long channel(long app, String name, Statements statements) {
    return id(
        new Channel(app, name),
        channels,
        newChannels,
        askedChannels,
        found -> statements.channels.id(app, name));
  }

  private static <K> long id(
      K key, Map<K, Long> committed, Map<K, Long> added, Asked asked, Function<K, Long> find) {
    Long known = committed.get(key);
    if (known == null) {
      known = added.get(key);
    }
    if (known != null) {
      asked.hits.increment();
      return known;
    }
    asked.misses.increment();
    Long found = find.apply(key);
    added.put(key, found);
    return found;
  }

  /** How well it remembers, and how much. */
  List<CacheFigures> figures() {
    return List.of(askedApps.figures("apps"), askedChannels.figures("channels"));
  }

  void commit() {
    apps.putAll(newApps);
    newChannels.keySet().removeIf(channel -> channel.name().length() > LONGEST);
    channels.putAll(newChannels);
    askedApps.size = apps.size();
    askedChannels.size = channels.size();
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
