package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.CALLS;
import static io.agorawebhooks.persistence.generated.Tables.CALL_KINDS;
import static io.agorawebhooks.persistence.generated.Tables.CHANNEL_SESSIONS;
import static io.agorawebhooks.persistence.generated.Tables.ROLE_EVENTS;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/** Writes whole channels into the shadows, whose surrogate ids it gives. */
final class ShadowRows {
  private final Map<DerivedTable, Prepared> inserts = new EnumMap<>(DerivedTable.class);
  private final Statements statements;
  private final Generation generation;
  private final Turns turns;
  private long lastSession;

  /**
   * @param link to the shadows
   * @param statements on the shadows
   */
  ShadowRows(Link link, Statements statements, Turns turns) {
    this.statements = statements;
    this.generation = statements.generation;
    this.turns = turns;
    for (DerivedTable table : DerivedTable.values()) {
      inserts.put(table, link.prepare(insert(table)));
    }
  }

  private static Query insert(DerivedTable table) {
    List<Field<?>> fields = new ArrayList<>();
    switch (table) {
      case CALLS_TABLE -> fields.add(CALLS.ID);
      case SESSIONS_TABLE -> fields.add(CHANNEL_SESSIONS.ID);
      case ROLES_TABLE -> {
        return Sql.insert(
            table.table(),
            List.of(ROLE_EVENTS.SESSION_ID, ROLE_EVENTS.N, ROLE_EVENTS.TS, ROLE_EVENTS.ROLE));
      }
      default -> {}
    }
    fields.add(table.channel());
    fields.addAll(table.fields());
    if (table == DerivedTable.SESSIONS_TABLE) {
      fields.set(fields.size() - 1, CHANNEL_SESSIONS.CALL_ID);
    } else if (table == DerivedTable.KINDS_TABLE) {
      fields.set(1, CALL_KINDS.CALL_ID);
    }
    return Sql.insert(table.table(), fields);
  }

  /**
   * Writes a channel, row by row in as many transactions as that takes.
   *
   * @param app the row of its app
   * @param known ids of its calls in the tables in use, by start: a call that stays keeps its id
   */
  void insert(long app, long channel, ChannelRows rows, Map<Long, Long> known) {
    Map<@Nullable Object, Long> calls = new HashMap<>();
    Map<List<@Nullable Object>, Long> sessions = new HashMap<>();
    for (DerivedTable table : DerivedTable.values()) {
      Prepared insert = Objects.requireNonNull(inserts.get(table));
      rows.of(table)
          .forEach(
              row ->
                  turns.step(
                      () -> insert.run(values(table, channel, row, known, calls, sessions))));
    }
    statements.appMinutes.add(app, rows.minutes());
    statements.channelSpans.add(app, channel, rows.minutes());
    rows.calls().forEach(call -> statements.callDays.change(app, null, call));
    turns.step(statements::writeSums);
  }

  private Values values(
      DerivedTable table,
      long channel,
      DerivedRow row,
      Map<Long, Long> known,
      Map<@Nullable Object, Long> calls,
      Map<List<@Nullable Object>, Long> sessions) {
    Values values = new Values();
    switch (table) {
      case CALLS_TABLE -> {
        Object start = row.key().get(0);
        Long old = known.get(start);
        long id = old == null ? generation.newCall() : old;
        calls.put(start, id);
        values.add(id, channel);
      }
      case SESSIONS_TABLE -> {
        sessions.put(row.key(), ++lastSession);
        values.add(lastSession, channel);
      }
      case ROLES_TABLE -> {
        int last = row.key().size() - 1;
        return values
            .add(sessions.get(row.key().subList(0, last)), row.key().get(last))
            .addAll(row.others());
      }
      case KINDS_TABLE -> {
        return values
            .add(channel, calls.get(row.key().get(0)), row.key().get(1))
            .addAll(row.others());
      }
      default -> values.add(channel);
    }
    values.addAll(row.key());
    if (table == DerivedTable.SESSIONS_TABLE) {
      int last = row.others().size() - 1;
      return values.addAll(row.others().subList(0, last)).add(calls.get(row.others().get(last)));
    }
    return values.addAll(row.others());
  }

  @Override
  public String toString() {
    return inserts.toString();
  }
}
