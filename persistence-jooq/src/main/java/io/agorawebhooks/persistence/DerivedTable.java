package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CALL_KINDS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_METRICS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;
import static io.agorawebhooks.persistence.generated.Tables.EVENTS;
import static io.agorawebhooks.persistence.generated.Tables.MINUTES_LEDGER;
import static io.agorawebhooks.persistence.generated.Tables.ROLE_EVENTS;
import static io.agorawebhooks.persistence.generated.Tables.USER_METRICS;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The tables that follow from the raw notices, and what of their rows can be compared. */
@SuppressWarnings("ImmutableEnumChecker") // jOOQ's tables and fields are never changed
enum DerivedTable {
  EVENTS_TABLE(
      EVENTS,
      join(List.of(EVENTS.UID), Keys.OF_EVENT),
      join(EventRows.SAID, List.of(EVENTS.NOTICE))),
  CALLS_TABLE(
      CALLS,
      List.of(CALLS.START_TS),
      CallRows.VALUES.stream()
          .filter(field -> field != CALLS.CHANNEL_ID && field != CALLS.START_TS)
          .toList()),
  KINDS_TABLE(
      CALL_KINDS,
      List.of(callStart(CALL_KINDS.CALL_ID, CALL_KINDS.CHANNEL_ID), CALL_KINDS.KIND),
      List.of(CALL_KINDS.SESSIONS)),
  SESSIONS_TABLE(
      CHANNEL_SESSIONS,
      join(List.of(CHANNEL_SESSIONS.UID), Keys.OF_SESSION),
      join(
          List.of(CHANNEL_SESSIONS.APP_ID, CHANNEL_SESSIONS.JOIN_TS, CHANNEL_SESSIONS.CLIENT_TYPE),
          SessionRow.OTHERS,
          List.of(callStart(CHANNEL_SESSIONS.CALL_ID, CHANNEL_SESSIONS.CHANNEL_ID)))),
  ROLES_TABLE(
      ROLE_EVENTS,
      join(List.of(CHANNEL_SESSIONS.UID), Keys.OF_SESSION, List.of(ROLE_EVENTS.N)),
      List.of(ROLE_EVENTS.TS, ROLE_EVENTS.ROLE)),
  LEDGER_TABLE(MINUTES_LEDGER, within(LedgerRows.KEY), List.of(MINUTES_LEDGER.SECONDS)),
  USER_DAYS_TABLE(
      USER_METRICS, within(UserDayRows.KEY), join(UserDayRows.SHARE, List.of(USER_METRICS.APP_ID))),
  CHANNEL_DAYS_TABLE(CHANNEL_METRICS, within(ChannelDayRows.KEY), ChannelDayRows.OTHERS);

  private final Table<?> table;
  private final List<Field<?>> key;
  private final List<Field<?>> others;

  DerivedTable(Table<?> table, List<Field<?>> key, List<? extends Field<?>> others) {
    this.table = table;
    this.key = List.copyOf(key);
    this.others = List.copyOf(others);
  }

  /** The start of the call that a row belongs to, instead of that call's surrogate id. */
  private static Field<Long> callStart(Field<Long> call, Field<Long> channel) {
    return DSL.field(
            DSL.select(CALLS.START_TS)
                .from(CALLS)
                .where(CALLS.ID.eq(call), CALLS.CHANNEL_ID.eq(channel)))
        .as("call");
  }

  @SafeVarargs
  private static List<Field<?>> join(List<? extends Field<?>>... parts) {
    List<Field<?>> all = new ArrayList<>();
    for (List<? extends Field<?>> part : parts) {
      all.addAll(part);
    }
    return all;
  }

  /** A key without the channel, which comes first in it. */
  private static List<Field<?>> within(List<Field<?>> key) {
    return key.subList(1, key.size());
  }

  Table<?> table() {
    return table;
  }

  /** As people know it. */
  String label() {
    return table.getName();
  }

  List<Field<?>> key() {
    return key;
  }

  List<Field<?>> others() {
    return others;
  }

  /** Key, then others. */
  List<Field<?>> fields() {
    return join(key, others);
  }

  /** All rows of a channel. */
  Query ofChannel() {
    if (this == ROLES_TABLE) {
      return DSL.select(fields())
          .from(CHANNEL_SESSIONS)
          .join(ROLE_EVENTS)
          .on(ROLE_EVENTS.SESSION_ID.eq(CHANNEL_SESSIONS.ID))
          .where(Sql.is(CHANNEL_SESSIONS.CHANNEL_ID));
    }
    return DSL.select(fields()).from(table).where(channel().eq(DSL.param("channel", Long.class)));
  }

  /** The column that says whose rows they are; role events have none. */
  Field<Long> channel() {
    return DSL.field(DSL.name(table.getName(), "channel_id"), Long.class);
  }

  /** What a row is called within its channel. */
  String id(DerivedRow row) {
    return switch (this) {
      case EVENTS_TABLE, SESSIONS_TABLE -> publicId(row);
      case ROLES_TABLE -> publicId(row) + " switch " + row.key().get(key.size() - 1);
      case CALLS_TABLE -> String.valueOf(row.key().get(0));
      default -> labelled(row);
    };
  }

  private static String publicId(DerivedRow row) {
    boolean hasSeq = Long.valueOf(1).equals(row.key().get(2));
    Object type = row.key().get(5);
    String id = row.key().get(0) + "-" + row.key().get(1) + "-" + type;
    return hasSeq && row.key().get(3) instanceof Long seq
        ? id + "-" + Long.toUnsignedString(seq ^ Long.MIN_VALUE)
        : id;
  }

  private String labelled(DerivedRow row) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      Object value = row.key().get(i);
      boolean missing = Long.valueOf(LedgerRows.MISSING).equals(value);
      parts.add(
          String.format(Locale.ROOT, "%s %s", key.get(i).getName(), missing ? "none" : value));
    }
    return String.join(", ", parts);
  }
}
