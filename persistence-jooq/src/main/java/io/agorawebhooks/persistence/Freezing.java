package io.agorawebhooks.persistence;

import io.agorawebhooks.metrics.DayShare;
import io.agorawebhooks.metrics.LedgerKey;
import io.agorawebhooks.metrics.UserDay;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Freezes the past of channels and removes its rows, in as many turns as that takes. The shares are
 * written first and count only when the channel is frozen up to their second; from that moment on
 * nobody sees the rows that are still to go. So whoever is killed leaves nothing wrong.
 */
final class Freezing {
  private static final String KINDS =
      "DELETE FROM call_kinds WHERE call_id = ? AND kind IN"
          + " (SELECT kind FROM call_kinds WHERE call_id = ? LIMIT 64)";

  private final Statements statements;
  private final Turns turns;
  private final Newcomers newcomers;
  private final FrozenRows shares;
  private final Prepared staleMinutes;
  private final Prepared staleDays;
  private final Prepared kinds;
  private final Prepared roles;
  private final Prepared session;
  private final Prepared events;

  Freezing(Link link, Statements statements, Turns turns) {
    this.statements = statements;
    this.turns = turns;
    newcomers = new Newcomers(link);
    shares = new FrozenRows(link);
    staleMinutes =
        link.prepare(
            "DELETE FROM frozen_minutes WHERE channel_id = ? AND bucket_ts = ? AND platform = ?"
                + " AND client_type = ? AND role = ? AND inferred = ? AND until_ts = ?");
    staleDays =
        link.prepare(
            "DELETE FROM frozen_days"
                + " WHERE channel_id = ? AND utc_day = ? AND uid = ? AND until_ts = ?");
    kinds = link.prepare(KINDS);
    roles = link.prepare("DELETE FROM role_events WHERE session_id = ?");
    session = link.prepare("DELETE FROM channel_sessions WHERE id = ?");
    events = link.prepare("DELETE FROM events WHERE channel_id = ? AND uid = ? AND ts = ?");
  }

  /** What is read from now on is known to be current as long as nothing has come since. */
  void begin() {
    turns.now(newcomers::forget);
  }

  /**
   * Lets a channel's past go.
   *
   * @param app the row of its app
   * @return false if notices of the channel have come since it was looked at; nothing has changed
   *     then
   */
  boolean apply(long app, Past past) {
    past.stale().minutes().forEach(key -> remove(staleMinutes, past.channel(), key));
    past.stale().days().forEach(key -> remove(staleDays, past.channel(), key));
    if (past.shares() != null && !freeze(past, past.shares())) {
      return false;
    }
    sweep(app, past);
    return true;
  }

  private void remove(Prepared delete, long channel, List<@Nullable Object> key) {
    turns.step(() -> delete.run(new Values().add(channel).addAll(key)));
  }

  private boolean freeze(Past past, Frozen frozen) {
    for (Map.Entry<LedgerKey, Long> row : frozen.minutes().entrySet()) {
      turns.step(() -> shares.put(past.channel(), past.until(), row.getKey(), row.getValue()));
    }
    for (Map.Entry<UserDay, DayShare> row : frozen.days().entrySet()) {
      turns.step(() -> shares.put(past.channel(), past.until(), row.getKey(), row.getValue()));
    }
    boolean[] isCurrent = {false};
    turns.step(
        () -> {
          isCurrent[0] = !newcomers.has(past.channel());
          if (isCurrent[0]) {
            statements.horizons.freeze(past.channel(), past.until());
          }
        });
    return isCurrent[0];
  }

  /** Calls go first: what is asked for finds no session without one. */
  private void sweep(long app, Past past) {
    past.calls().forEach(call -> removeCall(app, past.channel(), call));
    for (long id : past.sessions()) {
      turns.step(
          () -> {
            roles.run(id);
            session.run(id);
          });
    }
    past.events().forEach(at -> turns.step(() -> events.run(past.channel(), at.uid(), at.ts())));
    turns.step(() -> statements.horizons.sweep(past.channel(), past.until()));
  }

  private void removeCall(long app, long channel, long call) {
    boolean[] more = {true};
    while (more[0]) {
      turns.step(() -> more[0] = kinds.run(call, call) > 0);
    }
    turns.step(
        () -> {
          statements.calls.remove(app, channel, call, Map.of());
          statements.writeSums();
        });
  }

  @Override
  public String toString() {
    return events.toString();
  }
}
