package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.CallStore;
import java.util.List;
import java.util.Optional;

/** The calls of a channel within a transaction. */
final class JooqCalls implements CallStore {
  private final Statements statements;
  private final long channel;
  private final long frozen;

  /**
   * @param frozen the second before which nothing is seen
   */
  JooqCalls(Statements statements, long channel, long frozen) {
    this.statements = statements;
    this.channel = channel;
    this.frozen = frozen;
  }

  @Override
  public Optional<Call> call(long id) {
    return statements.selectCalls.one(channel, id);
  }

  @Override
  public Optional<Call> latestTo(long second) {
    return statements.selectCalls.latestTo(channel, second, frozen);
  }

  @Override
  public Optional<Call> earliestAfter(long second) {
    return statements.selectCalls.earliestAfter(channel, second, frozen);
  }

  @Override
  public List<Call> calls(long from, long to) {
    return statements.selectCalls.between(channel, from, to, frozen);
  }

  @Override
  public long newId() {
    return statements.generation.newCall();
  }
}
