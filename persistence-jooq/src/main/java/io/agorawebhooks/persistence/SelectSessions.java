package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.agorawebhooks.correlation.Session;
import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Reads sessions by one of the indexes. */
final class SelectSessions {
  private static final Comparator<Session> ORDER =
      Comparator.comparingLong(Session::join)
          .thenComparingLong(Session::uid)
          .thenComparing(Session::key);

  private static final Condition OF_USER =
      Sql.is(CHANNEL_SESSIONS.CHANNEL_ID).and(Sql.is(CHANNEL_SESSIONS.UID));

  private final Prepared select;
  private final RoleRows roles;

  private SelectSessions(Link link, RoleRows roles, Condition where) {
    this(link, roles, select(where));
  }

  private SelectSessions(Link link, RoleRows roles, Query query) {
    this.roles = roles;
    select = link.prepare(query);
  }

  private static SelectConditionStep<?> select(Condition where) {
    return DSL.select(SessionRow.READ).from(CHANNEL_SESSIONS).where(where);
  }

  /** Of channel and uid, with the join from the first second on, and before the second one. */
  static SelectSessions between(Link link, RoleRows roles) {
    return new SelectSessions(link, roles, OF_USER.and(joinFrom()).and(joinBefore()));
  }

  /** Of channel and uid, at the latest join before a second; channel and uid are given twice. */
  static SelectSessions latestBefore(Link link, RoleRows roles) {
    return new SelectSessions(link, roles, at(max(CHANNEL_SESSIONS.JOIN_TS), joinBefore()));
  }

  /** Of channel and uid, at the earliest join from a second on; channel and uid are given twice. */
  static SelectSessions earliestFrom(Link link, RoleRows roles) {
    return new SelectSessions(link, roles, at(min(CHANNEL_SESSIONS.JOIN_TS), joinFrom()));
  }

  /** Of a call. */
  static SelectSessions ofCall(Link link, RoleRows roles) {
    return new SelectSessions(link, roles, Sql.is(CHANNEL_SESSIONS.CALL_ID));
  }

  /** Of a call, without a leave notice: has the words of the partial index. */
  static SelectSessions unleft(Link link, RoleRows roles) {
    return new SelectSessions(
        link, roles, Sql.is(CHANNEL_SESSIONS.CALL_ID).and(CHANNEL_SESSIONS.LEFT_TS.isNull()));
  }

  /** Of a call, the last before a second. */
  static SelectSessions latestOfCall(Link link, RoleRows roles) {
    return new SelectSessions(
        link,
        roles,
        select(Sql.is(CHANNEL_SESSIONS.CALL_ID).and(joinBefore()))
            .orderBy(SessionRow.LATEST)
            .limit(DSL.inline(1)));
  }

  /** Of a call, some whose users are present longest. */
  static SelectSessions longestPresent(Link link, RoleRows roles) {
    return new SelectSessions(
        link,
        roles,
        select(Sql.is(CHANNEL_SESSIONS.CALL_ID))
            .orderBy(CHANNEL_SESSIONS.PRESENT_TS.desc())
            .limit(Sql.rows()));
  }

  private static Condition at(Field<Long> join, Condition which) {
    return OF_USER.and(
        CHANNEL_SESSIONS.JOIN_TS.eq(DSL.select(join).from(CHANNEL_SESSIONS).where(OF_USER, which)));
  }

  private static Condition joinFrom() {
    return CHANNEL_SESSIONS.JOIN_TS.ge(Sql.value(CHANNEL_SESSIONS.JOIN_TS));
  }

  private static Condition joinBefore() {
    return CHANNEL_SESSIONS.JOIN_TS.lt(Sql.value(CHANNEL_SESSIONS.JOIN_TS));
  }

  /** In session order. */
  List<Session> list(Object... values) {
    List<Session> sessions = asFound(values);
    sessions.sort(ORDER);
    return sessions;
  }

  /** In the order of the statement. */
  List<Session> asFound(Object... values) {
    return select.list(this::read, values);
  }

  private Session read(Row row) {
    return SessionRow.read(row, roles::of);
  }

  @Override
  public String toString() {
    return select.toString();
  }
}
