package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.APPS;
import static io.agorawebhooks.persistence.generated.Tables.REJECTED_NOTICES;

import io.agorawebhooks.notice.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Writes what was refused and removes the oldest where it becomes too much. */
final class RejectionRows {
  private static final List<Field<?>> FIELDS =
      List.of(
          REJECTED_NOTICES.REJECT_KEY,
          REJECTED_NOTICES.APP_ID,
          REJECTED_NOTICES.RECEIVED_MS,
          REJECTED_NOTICES.STATUS,
          REJECTED_NOTICES.SIZE,
          REJECTED_NOTICES.REASON,
          REJECTED_NOTICES.HEADERS,
          REJECTED_NOTICES.BODY);

  private record Old(long id, long size) {}

  private final Prepared insert;
  private final Prepared grow;
  private final Prepared total;
  private final Prepared oldest;
  private final Prepared find;
  private final Prepared delete;
  private final long most;

  /**
   * @param most bytes that may stay of an app
   */
  RejectionRows(Link link, long most) {
    this.most = most;
    insert =
        link.prepare(
            Sql.DIALECT
                .insertInto(REJECTED_NOTICES)
                .columns(FIELDS)
                .values(Sql.values(FIELDS))
                .onConflict(REJECTED_NOTICES.REJECT_KEY)
                .doNothing());
    grow =
        link.prepare(
            Sql.DIALECT
                .update(APPS)
                .set(APPS.REJECTED_BYTES, APPS.REJECTED_BYTES.plus(Sql.value(APPS.REJECTED_BYTES)))
                .where(Sql.is(APPS.ID)));
    total = link.prepare(DSL.select(APPS.REJECTED_BYTES).from(APPS).where(Sql.is(APPS.ID)));
    oldest =
        link.prepare(
            DSL.select(REJECTED_NOTICES.ID, REJECTED_NOTICES.SIZE)
                .from(REJECTED_NOTICES)
                .where(Sql.is(REJECTED_NOTICES.APP_ID))
                .orderBy(REJECTED_NOTICES.ID)
                .limit(DSL.inline(1)));
    find =
        link.prepare(
            DSL.select(REJECTED_NOTICES.ID, REJECTED_NOTICES.SIZE)
                .from(REJECTED_NOTICES)
                .where(Sql.is(REJECTED_NOTICES.REJECT_KEY)));
    delete =
        link.prepare(Sql.DIALECT.deleteFrom(REJECTED_NOTICES).where(Sql.is(REJECTED_NOTICES.ID)));
  }

  void insert(long app, Rejection rejection) {
    long size =
        (long) rejection.headers().getBytes(StandardCharsets.UTF_8).length
            + rejection.body().length;
    int inserted =
        insert.run(
            Keys.bytes(rejection.key()),
            app,
            rejection.receivedAt().toEpochMilli(),
            rejection.status(),
            size,
            rejection.reason(),
            rejection.headers(),
            rejection.body());
    if (inserted > 0) {
      grow.run(size, app);
      prune(app);
    }
  }

  boolean withdraw(long app, Rejection rejection) {
    Optional<Old> kept =
        find.first(row -> new Old(row.number(), row.number()), Keys.bytes(rejection.key()));
    kept.ifPresent(old -> delete(app, old));
    return kept.isPresent();
  }

  private void delete(long app, Old old) {
    delete.run(old.id());
    grow.run(-old.size(), app);
  }

  private void prune(long app) {
    long left = total.first(Row::number, app).orElse(0L);
    while (left > most) {
      Optional<Old> old = oldest.first(row -> new Old(row.number(), row.number()), app);
      if (old.isEmpty()) {
        return;
      }
      delete(app, old.get());
      left -= old.get().size();
    }
  }

  @Override
  public String toString() {
    return insert.toString();
  }
}
