package io.agorawebhooks.persistence;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.NoticeKey;
import io.agorawebhooks.notice.Rejection;
import io.agorawebhooks.storage.Aliases;
import io.agorawebhooks.storage.ChannelStore;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Transaction;
import java.util.HashMap;
import java.util.Map;

/** A transaction of the writer. */
final class JooqTransaction implements Transaction {
  private final Statements statements;
  private final Names names;
  private final Map<NoticeKey, Long> stored = new HashMap<>();
  private final Map<AppId, Long> horizons = new HashMap<>();
  private long lastNotice;

  JooqTransaction(Statements statements, Names names) {
    this.statements = statements;
    this.names = names;
    statements.generation.read();
    lastNotice = statements.notices.lastId();
  }

  @Override
  public boolean store(Delivery delivery) {
    long app = arrived(delivery.app(), delivery.receivedAt().toEpochMilli());
    String name = delivery.notice().channel();
    Long channel = name == null ? null : (Long) names.channel(app, name, statements);
    boolean isNew = statements.notices.insert(lastNotice + 1, app, channel, delivery);
    if (isNew) {
      lastNotice++;
      stored.put(delivery.notice().key(), lastNotice);
    }
    return isNew;
  }

  private long arrived(AppId app, long millis) {
    long id = names.app(app, statements);
    statements.arrivals.note(id, millis);
    return id;
  }

  @Override
  public void reject(Rejection rejection) {
    long app = arrived(rejection.app(), rejection.receivedAt().toEpochMilli());
    statements.rejections.insert(app, rejection);
  }

  @Override
  public boolean withdraw(Rejection rejection) {
    return statements.rejections.withdraw(names.app(rejection.app(), statements), rejection);
  }

  /** Read once a transaction, because another process may raise it between two. */
  @Override
  public long horizon(AppId app) {
    return horizons.computeIfAbsent(app, statements.horizons::horizon);
  }

  /** Costs nothing where nobody was ever forgotten: the generation is read anyway. */
  @Override
  public Aliases aliases(AppId app) {
    return statements.forgotten.of(app, statements.generation.forgotten());
  }

  @Override
  public void count(AppId app, Counts counts) {
    statements.counters.add(names.app(app, statements), counts);
  }

  @Override
  public long number() {
    return statements.generation.number();
  }

  @Override
  public ChannelStore channel(AppId app, String name) {
    requireNonNull(name, "name is null");
    long id = names.app(app, statements);
    long channel = names.channel(id, name, statements);
    return new JooqChannel(statements, this::stored, id, channel, frozen(app, channel));
  }

  private long frozen(AppId app, long channel) {
    return horizon(app) == HorizonRows.NONE
        ? HorizonRows.NONE
        : statements.horizons.frozen(channel);
  }

  /** The row of a notice, as a rule one stored in this transaction. */
  private long stored(NoticeKey key) {
    Long id = stored.get(key);
    return id != null ? id : statements.notices.find(key).orElseThrow(JooqTransaction::notStored);
  }

  private static IllegalArgumentException notStored() {
    return new IllegalArgumentException("A changed event's notice is not stored");
  }

  /** Writes what was gathered. */
  void finish() {
    statements.writeSums();
    statements.arrivals.write();
    statements.counters.write();
    statements.generation.write();
  }
}
