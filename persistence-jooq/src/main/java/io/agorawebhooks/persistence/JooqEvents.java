package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.EventStore;
import io.agorawebhooks.correlation.Speaker;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.List;

/** The events of a channel within a transaction. */
final class JooqEvents implements EventStore {
  private final Statements statements;
  private final long channel;
  private final long frozen;

  /**
   * @param frozen the second before which nothing is seen
   */
  JooqEvents(Statements statements, long channel, long frozen) {
    this.statements = statements;
    this.channel = channel;
    this.frozen = frozen;
  }

  @Override
  public List<EventKey> marksBefore(long before, int limit) {
    return statements.marks.before(channel, before, limit).stream()
        .filter(mark -> mark.ts() >= frozen)
        .toList();
  }

  @Override
  public List<EventKey> marksFrom(long from, int limit) {
    return statements.marks.from(channel, Math.max(from, frozen), limit);
  }

  @Override
  public List<Event> events(long uid, long from, int limit) {
    return statements.events.from(channel, uid, Math.max(from, frozen), limit);
  }

  @Override
  public Speaker speaker(EventKey key) {
    return statements
        .speaker
        .of(channel, key)
        .orElseThrow(() -> new IllegalArgumentException("There is no event " + key.publicId()));
  }
}
