package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.GENERATION;

import org.jooq.impl.DSL;

/** Counts the transactions, and the ids of calls. */
final class Generation {
  private final Prepared select;
  private final Prepared update;
  private long last;
  private long lastCall;
  private long forgotten;

  Generation(Link link) {
    select =
        link.prepare(
            DSL.select(GENERATION.NUMBER, GENERATION.LAST_CALL, GENERATION.FORGOTTEN)
                .from(GENERATION));
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
    last = select.first(this::numbers).orElseThrow();
  }

  private long numbers(Row row) {
    long number = row.number();
    lastCall = row.number();
    forgotten = row.number();
    return number;
  }

  /** The number of the last transaction, read anew. */
  long last() {
    read();
    return last;
  }

  /** How often somebody was forgotten, as of when it was read last. */
  long forgotten() {
    return forgotten;
  }

  /** The number of this transaction. */
  long number() {
    return last + 1;
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
