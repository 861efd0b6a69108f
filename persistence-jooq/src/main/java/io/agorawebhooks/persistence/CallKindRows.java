package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALL_KINDS;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import io.agorawebhooks.metrics.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Counts the sessions of each kind in a call. */
final class CallKindRows {
  static final List<Field<?>> KEY = List.of(CALL_KINDS.CALL_ID, CALL_KINDS.KIND);

  private final KindNumbers numbers;
  private final SumRows sums;
  private final Prepared select;

  CallKindRows(Link link, KindNumbers numbers) {
    this.numbers = numbers;
    sums = new SumRows(link, CALL_KINDS, KEY, List.of(CALL_KINDS.CHANNEL_ID), CALL_KINDS.SESSIONS);
    select =
        link.prepare(
            DSL.select(CALL_KINDS.KIND).from(CALL_KINDS).where(Sql.is(CALL_KINDS.CALL_ID)));
  }

  /** How many sessions of each kind each call has more. */
  Map<Long, Map<Integer, Long>> changes(long app, Collection<SessionChange> changes) {
    Map<Long, Map<Integer, Long>> more = new HashMap<>();
    for (SessionChange change : changes) {
      count(more, app, change.before(), -1);
      count(more, app, change.after(), 1);
    }
    more.values().forEach(kinds -> kinds.values().removeIf(sessions -> sessions == 0));
    more.values().removeIf(Map::isEmpty);
    return more;
  }

  private void count(
      Map<Long, Map<Integer, Long>> more, long app, @Nullable Session session, long sign) {
    if (session != null) {
      more.computeIfAbsent(session.call(), call -> new HashMap<>())
          .merge(numbers.number(app, Kind.of(session)), sign, Long::sum);
    }
  }

  /**
   * Writes a change.
   *
   * @param before the kinds that the call had, a set of bits
   * @return those that it has now
   */
  long change(long channel, long call, long before, Map<Integer, Long> more) {
    long set = before;
    boolean less = false;
    for (Map.Entry<Integer, Long> kind : more.entrySet()) {
      sums.add(List.of(call, kind.getKey()), List.of(channel), kind.getValue());
      less |= kind.getValue() < 0;
      set |= KindNumbers.bit(kind.getKey());
    }
    return less ? set(call) : set;
  }

  private long set(long call) {
    return select.list(Row::count, call).stream()
        .mapToLong(KindNumbers::bit)
        .reduce(0, (some, bit) -> some | bit);
  }

  @Override
  public String toString() {
    return sums.toString();
  }
}
