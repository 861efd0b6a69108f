package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.GENERATION;

import org.jooq.impl.DSL;

/** Counts the transactions, and the ids of calls. */
final class Generation {
  private final Prepared select;
  private final Prepared update;
  private long lastCall;

  Generation(Link link) {
    select = link.prepare(DSL.select(GENERATION.LAST_CALL).from(GENERATION));
    update =
        link.prepare(
            Sql.DIALECT
                .update(GENERATION)
                .set(GENERATION.NUMBER, GENERATION.NUMBER.plus(DSL.inline(1L)))
                .set(GENERATION.LAST_CALL, Sql.value(GENERATION.LAST_CALL)));
  }

  /** Writes the statements' SQL now: jOOQ's first takes long, and a transaction should not. */
  void prepare() {
    select.prepare();
    update.prepare();
  }

  /** Reads anew, since another process may have written. */
  void read() {
    lastCall = select.first(Row::number).orElseThrow();
  }

  long newCall() {
    return ++lastCall;
  }

  void write() {
    update.run(lastCall);
  }

  @Override
  public String toString() {
    return update.toString();
  }
}
