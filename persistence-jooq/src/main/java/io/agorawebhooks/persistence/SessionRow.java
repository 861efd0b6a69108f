package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jooq.Field;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;

/** How a session is written in a row of channel_sessions. */
final class SessionRow {
  /** What finds a session: its channel, user, join and defining event. */
  static final List<Field<?>> PLACE =
      fields(
          List.of(CHANNEL_SESSIONS.CHANNEL_ID, CHANNEL_SESSIONS.UID, CHANNEL_SESSIONS.JOIN_TS),
          Keys.OF_SESSION);

  /** What moves when a session changes its place in the indexes that all sessions are in. */
  static final List<Field<?>> MOVED =
      List.of(CHANNEL_SESSIONS.CALL_ID, CHANNEL_SESSIONS.JOIN_TS, CHANNEL_SESSIONS.CLIENT_TYPE);

  /** The rest of what can change. */
  static final List<Field<?>> OTHERS =
      List.of(
          CHANNEL_SESSIONS.JOIN_INFERRED,
          CHANNEL_SESSIONS.LEFT_TS,
          CHANNEL_SESSIONS.LEAVE_TS,
          CHANNEL_SESSIONS.BY_DURATION,
          CHANNEL_SESSIONS.NEXT_JOIN_TS,
          CHANNEL_SESSIONS.PRESENT_TS,
          CHANNEL_SESSIONS.INITIAL_ROLE,
          CHANNEL_SESSIONS.ROLE,
          CHANNEL_SESSIONS.SWITCHES,
          CHANNEL_SESSIONS.COMMUNICATION,
          CHANNEL_SESSIONS.PLATFORM,
          CHANNEL_SESSIONS.REASON,
          CHANNEL_SESSIONS.HOST_SECONDS,
          CHANNEL_SESSIONS.AUDIENCE_SECONDS,
          CHANNEL_SESSIONS.SIZE,
          CHANNEL_SESSIONS.ACCOUNT,
          CHANNEL_SESSIONS.SID);

  /** What {@link #read} reads. */
  static final List<Field<?>> READ =
      fields(
          List.of(CHANNEL_SESSIONS.ID, CHANNEL_SESSIONS.SWITCHES, CHANNEL_SESSIONS.UID),
          Keys.OF_SESSION,
          List.of(
              CHANNEL_SESSIONS.CALL_ID,
              CHANNEL_SESSIONS.JOIN_TS,
              CHANNEL_SESSIONS.LEAVE_TS,
              CHANNEL_SESSIONS.LEFT_TS,
              CHANNEL_SESSIONS.JOIN_INFERRED,
              CHANNEL_SESSIONS.BY_DURATION,
              CHANNEL_SESSIONS.NEXT_JOIN_TS,
              CHANNEL_SESSIONS.INITIAL_ROLE,
              CHANNEL_SESSIONS.COMMUNICATION,
              CHANNEL_SESSIONS.PLATFORM,
              CHANNEL_SESSIONS.CLIENT_TYPE,
              CHANNEL_SESSIONS.REASON,
              CHANNEL_SESSIONS.ACCOUNT,
              CHANNEL_SESSIONS.SID));

  /** The last in session order first. */
  static final List<SortField<?>> LATEST =
      fields(List.of(CHANNEL_SESSIONS.JOIN_TS, CHANNEL_SESSIONS.UID), Keys.OF_SESSION).stream()
          .<SortField<?>>map(Field::desc)
          .toList();

  /** Session order. */
  static final List<Field<?>> EARLIEST =
      fields(List.of(CHANNEL_SESSIONS.JOIN_TS, CHANNEL_SESSIONS.UID), Keys.OF_SESSION);

  private SessionRow() {}

  @SafeVarargs
  static List<Field<?>> fields(List<Field<?>>... parts) {
    List<Field<?>> all = new ArrayList<>();
    for (List<Field<?>> part : parts) {
      all.addAll(part);
    }
    return List.copyOf(all);
  }

  static Values place(Values values, long channel, Session session) {
    return values.add(channel, session.uid(), session.join()).addAll(Keys.values(session.key()));
  }

  static Values moved(Values values, Session session) {
    return values.add(session.call(), session.join(), session.clientType());
  }

  static Values others(Values values, Session session) {
    boolean open = session.leave() == null;
    return values
        .add(Numbers.of(session.joinInferred()), session.left(), session.leave())
        .add(Numbers.of(session.byDuration()), session.nextJoin(), session.present())
        .add(
            Numbers.of(session.initialRole()),
            Numbers.of(session.role()),
            session.switches().size())
        .add(Numbers.of(session.communication()), session.platform(), session.reason())
        .add(open ? null : session.seconds(Role.HOST))
        .add(open ? null : session.seconds(Role.AUDIENCE))
        .add(size(session))
        .add(session.account(), session.sid());
  }

  private static int size(Session session) {
    Long duration = session.duration();
    return duration == null ? Sizes.OPEN : Sizes.of(duration);
  }

  /**
   * @param switches finds the switches of a session by its row's id
   */
  static Session read(Row row, LongFunction<List<RoleSwitch>> switches) {
    long id = row.number();
    List<RoleSwitch> changes = row.flag() ? switches.apply(id) : List.of();
    var key = Keys.read(row, row.number());
    long call = row.number();
    long join = row.number();
    @Nullable Long leave = row.numberOrNull();
    @Nullable Long left = row.numberOrNull();
    return new Session(
        key,
        call,
        join,
        leave,
        row.flag(),
        leave != null && left == null,
        row.flag(),
        row.numberOrNull(),
        row.role(),
        changes,
        row.flag(),
        row.numberOrNull(),
        row.numberOrNull(),
        row.numberOrNull(),
        row.textOrNull(),
        row.textOrNull());
  }
}
