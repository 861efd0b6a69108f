package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.notice.Rejection;

/** A transaction of an {@link InMemoryStorage}. */
final class MemoryTransaction implements Transaction {
  private final Memory memory;

  MemoryTransaction(Memory memory) {
    this.memory = memory;
  }

  @Override
  public boolean store(Delivery delivery) {
    memory.openApp(delivery.app()).arrived(delivery.receivedAt().toEpochMilli());
    NoticeKey key = delivery.notice().key();
    boolean isNew = !memory.notices().containsKey(key);
    if (isNew) {
      memory.journal().put(memory.notices(), key, delivery);
    }
    return isNew;
  }

  @Override
  public void reject(Rejection rejection) {
    MemoryApp app = memory.openApp(rejection.app());
    app.arrived(rejection.receivedAt().toEpochMilli());
    app.reject(rejection);
  }

  @Override
  public boolean withdraw(Rejection rejection) {
    return memory.openApp(rejection.app()).withdraw(rejection);
  }

  @Override
  public long number() {
    return memory.lastCommit() + 1;
  }

  /** What is kept in memory is never pruned. */
  @Override
  public long horizon(AppId app) {
    return Long.MIN_VALUE;
  }

  /** What is kept in memory is forgotten as a whole. */
  @Override
  public Aliases aliases(AppId app) {
    return Aliases.NONE;
  }

  @Override
  public void count(AppId app, Counts counts) {
    memory.openApp(app).count(counts);
  }

  @Override
  public ChannelStore channel(AppId app, String name) {
    requireNonNull(name, "name is null");
    return memory.openApp(app).openChannel(name);
  }
}
