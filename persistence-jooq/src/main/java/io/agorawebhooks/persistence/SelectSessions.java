package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.agorawebhooks.correlation.Session;
import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Reads sessions by one of the indexes. */
final class SelectSessions {
  private static final Comparator<Session> ORDER =
      Comparator.comparingLong(Session::join)
          .thenComparingLong(Session::uid)
          .thenComparing(Session::key);

  private static final Field<Long> JOIN = CHANNEL_SESSIONS.JOIN_TS;

  private static final Condition OF_USER =
      Sql.is(CHANNEL_SESSIONS.CHANNEL_ID).and(Sql.is(CHANNEL_SESSIONS.UID));

  private static final Condition SINCE =
      OF_USER.and(CHANNEL_SESSIONS.TS.ge(Sql.value(CHANNEL_SESSIONS.TS)));

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

  /**
   * Of channel and uid, with the join between two seconds, and on either side those at the join
   * that comes next. Channel and uid are given three times, each second twice.
   */
  static SelectSessions around(Link link, RoleRows roles) {
    return around(link, roles, OF_USER);
  }

  /** The same, of those whose defining event is not before a second, given after each uid. */
  static SelectSessions aroundSince(Link link, RoleRows roles) {
    return around(link, roles, SINCE);
  }

  private static SelectSessions around(Link link, RoleRows roles, Condition some) {
    Param<Long> second = Sql.value(CHANNEL_SESSIONS.JOIN_TS);
    return new SelectSessions(
        link,
        roles,
        some.and(JOIN.ge(coalesce(join(max(JOIN), some, JOIN.lt(second)), second)))
            .and(JOIN.le(coalesce(join(min(JOIN), some, JOIN.ge(second)), second))));
  }

  private static Field<Long> join(Field<Long> which, Condition some, Condition among) {
    return DSL.field(DSL.select(which).from(CHANNEL_SESSIONS).where(some, among));
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

  private static Condition joinBefore() {
    return JOIN.lt(Sql.value(JOIN));
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
