package io.agorawebhooks.persistence;

import static io.agorawebhooks.persistence.generated.Tables.EVENTS;

import io.agorawebhooks.correlation.Parting;
import io.agorawebhooks.metrics.Ledger;
import io.agorawebhooks.notice.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Finds what of the channels lies before a horizon and can go. */
final class SelectPast {
  private static final String CHANNELS =
      "SELECT id FROM channels c WHERE app_id = ? AND id > ? AND ("
          + "EXISTS (SELECT 1 FROM calls k WHERE k.channel_id = c.id AND k.start_ts < ?) OR "
          + "EXISTS (SELECT 1 FROM events e WHERE e.channel_id = c.id AND e.uid = 0 AND e.ts < ?)"
          + " OR swept_ts IS NOT frozen_ts) ORDER BY id LIMIT ?";

  private final Link link;
  private final HorizonRows horizons;
  private final Prepared channels;
  private final Prepared events;
  private final Prepared calls;
  private final Prepared sessions;
  private final Prepared seconds;
  private final Prepared staleMinutes;
  private final Prepared staleDays;

  SelectPast(Link link) {
    this.link = link;
    horizons = new HorizonRows(link);
    channels = link.prepare(CHANNELS);
    events =
        link.prepare(
            DSL.select(EVENTS.UID)
                .select(Keys.OF_EVENT)
                .select(EventRows.SAID)
                .from(EVENTS)
                .where(Sql.is(EVENTS.CHANNEL_ID), EVENTS.TS.ge(Sql.value(EVENTS.TS))));
    calls =
        link.prepare(
            "SELECT id FROM calls WHERE channel_id = ? AND start_ts < ? AND activity_ts < ?"
                + " ORDER BY start_ts");
    sessions =
        link.prepare("SELECT id FROM channel_sessions WHERE channel_id = ? AND ts < ? ORDER BY id");
    seconds = link.prepare("SELECT DISTINCT uid, ts FROM events WHERE channel_id = ? AND ts < ?");
    staleMinutes =
        link.prepare(
            "SELECT bucket_ts, platform, client_type, role, inferred, until_ts FROM frozen_minutes"
                + " WHERE channel_id = ? AND until_ts > ?");
    staleDays =
        link.prepare(
            "SELECT utc_day, uid, until_ts FROM frozen_days WHERE channel_id = ? AND until_ts > ?");
  }

  /** Some channels of an app that may have something before the horizon, by id. */
  List<Long> channels(long app, long horizon, long after, int limit) {
    return channels.list(Row::number, app, after, horizon, horizon, limit);
  }

  /** What is to go of a channel, as it is at one moment; empty if nothing is. */
  Optional<Past> of(long channel, long horizon) {
    link.begin();
    Optional<Past> past = find(channel, horizon);
    link.commit();
    return past;
  }

  private Optional<Past> find(long channel, long horizon) {
    long frozen = horizons.frozen(channel);
    Optional<Parting> parting =
        Parting.of(events.list(SelectPast::event, channel, frozen), horizon, Ledger::holds);
    if (parting.isPresent()) {
      Frozen shares = Frozen.of(parting.get().sessions());
      return Optional.of(past(channel, frozen, parting.get().second(), shares));
    }
    return horizons.swept(channel) == frozen
        ? Optional.empty()
        : Optional.of(past(channel, frozen, frozen, null));
  }

  private static Event event(Row row) {
    return EventRows.read(row, row.number());
  }

  private Past past(long channel, long frozen, long until, @Nullable Frozen shares) {
    return new Past(
        channel,
        until,
        shares,
        new Past.Stale(
            staleMinutes.list(row -> values(row, 6), channel, frozen),
            staleDays.list(row -> values(row, 3), channel, frozen)),
        calls.list(Row::number, channel, until, until),
        sessions.list(Row::number, channel, until),
        seconds.list(row -> new Past.Second(row.number(), row.number()), channel, until));
  }

  private static List<@Nullable Object> values(Row row, int columns) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      values.add(row.any());
    }
    return values;
  }

  @Override
  public String toString() {
    return channels.toString();
  }
}
