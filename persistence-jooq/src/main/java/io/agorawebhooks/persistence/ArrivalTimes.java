package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APPS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;

import java.util.HashMap;
import java.util.Map;
import org.jooq.Param;

/** The first and last time that something came for an app, written once a transaction. */
final class ArrivalTimes {
  private record Times(long first, long last) {
    Times plus(Times other) {
      return new Times(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  private final Prepared update;
  private final Map<Long, Times> times = new HashMap<>();

  ArrivalTimes(Link link) {
    Param<Long> first = Sql.value(APPS.FIRST_RECEIVED_MS);
    Param<Long> last = Sql.value(APPS.LAST_RECEIVED_MS);
    update =
        link.prepare(
            Sql.DIALECT
                .update(APPS)
                .set(APPS.FIRST_RECEIVED_MS, least(coalesce(APPS.FIRST_RECEIVED_MS, first), first))
                .set(APPS.LAST_RECEIVED_MS, greatest(coalesce(APPS.LAST_RECEIVED_MS, last), last))
                .where(Sql.is(APPS.ID)));
  }

  void note(long app, long millis) {
    times.merge(app, new Times(millis, millis), Times::plus);
  }

  void write() {
    times.forEach(
        (app, found) -> update.run(found.first(), found.first(), found.last(), found.last(), app));
    forget();
  }

  void forget() {
    times.clear();
  }

  @Override
  public String toString() {
    return update.toString();
  }
}
