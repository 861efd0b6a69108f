package io.agorawebhooks.storage;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.NoticeKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All that an {@link InMemoryStorage} keeps. */
final class Memory {
  private final Journal journal = new Journal();
  private final Map<AppId, MemoryApp> apps = new HashMap<>();
  private final Map<NoticeKey, Delivery> notices = new LinkedHashMap<>();
  private final Map<Long, MemoryChannel> homes = new HashMap<>();
  private long lastCallId;
  private long lastCommit;

  Journal journal() {
    return journal;
  }

  /** All raw notices, in the order in which they were stored. */
  Map<NoticeKey, Delivery> notices() {
    return notices;
  }

  /** The channel of each call, by the call's id. */
  Map<Long, MemoryChannel> homes() {
    return homes;
  }

  Map<AppId, MemoryApp> apps() {
    return apps;
  }

  Optional<MemoryApp> app(AppId id) {
    return Optional.ofNullable(apps.get(id));
  }

  Optional<MemoryChannel> channel(AppId app, String name) {
    return app(app).flatMap(found -> found.channel(name));
  }

  MemoryApp openApp(AppId id) {
    MemoryApp app = apps.get(id);
    if (app == null) {
      app = new MemoryApp(this);
      journal.put(apps, id, app);
    }
    return app;
  }

  /** Keeps what was written. */
  void commit() {
    journal.commit();
    lastCommit++;
  }

  /** How many transactions were committed. */
  long lastCommit() {
    return lastCommit;
  }

  /** Counts on after a rollback too, so that no id comes back. */
  long newCallId() {
    return ++lastCallId;
  }
}
