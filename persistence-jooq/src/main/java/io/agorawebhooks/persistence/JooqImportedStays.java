package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.ImportedStays;
import io.agorawebhooks.storage.Rereader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds made-up leaves and says which are superseded, in short transactions. */
final class JooqImportedStays implements ImportedStays {
  /** Written out, because an index of some rows serves no statement that leaves its bound open. */
  private static final String MADE_UP = "headers = '" + HEADERS + "'";

  private static final String PLACES =
      "SELECT DISTINCT a.app_id, c.name FROM webhook_events w"
          + " JOIN channels c ON c.id = w.channel_id JOIN apps a ON a.id = c.app_id WHERE w."
          + MADE_UP;

  private static final String TOLD =
      "SELECT s.uid, s.join_ts, coalesce(s.left_ts, s.join_ts) FROM channel_sessions s"
          + " WHERE s.channel_id = ? AND s.uid = ? AND NOT (s.join_inferred = 1 AND EXISTS (SELECT 1"
          + " FROM events e JOIN webhook_events w ON w.id = e.notice"
          + " WHERE e.channel_id = s.channel_id AND e.uid = s.uid AND e.ts = s.ts"
          + " AND e.seq_known = s.seq_known AND e.client_seq = s.client_seq AND e.kind = s.kind"
          + " AND e.event_type = s.event_type AND w."
          + MADE_UP
          + ")) ORDER BY s.join_ts";

  private static final String IMPORTED =
      "SELECT id, set_aside, body FROM webhook_events WHERE channel_id = ? AND "
          + MADE_UP
          + " ORDER BY id";

  private static final String ONE =
      "SELECT n.channel_id, n.body, a.app_id FROM webhook_events n JOIN apps a ON a.id = n.app_id"
          + " WHERE n.id = ? AND n."
          + MADE_UP;

  private static final Long SUPERSEDED = (long) Numbers.of(SetAside.SUPERSEDED);

  private final Link link;
  private final Link reader;
  private final Rereader rereader;
  private final Turns turns;
  private final MendRows mend;
  private final Prepared one;
  private final Prepared places;
  private final Prepared channels;
  private final Prepared told;
  private final Prepared imported;
  private final Prepared events;

  JooqImportedStays(SqliteFile file, Rereader rereader) {
    this.rereader = rereader;
    link = file.rebuilder();
    reader = file.auditor();
    turns = new Turns(file, link, new Generation(link));
    mend = new MendRows(link);
    one = link.prepare(ONE);
    places = reader.prepare(PLACES);
    channels =
        reader.prepare(
            "SELECT c.id FROM channels c JOIN apps a ON a.id = c.app_id"
                + " WHERE a.app_id = ? AND c.name = ?");
    told = reader.prepare(TOLD);
    imported = reader.prepare(IMPORTED);
    events =
        reader.prepare(
            "SELECT notice FROM events WHERE channel_id = ? AND uid = ? AND ts = ? AND notice = ?");
  }

  @Override
  public List<Place> places() {
    return places.list(row -> new Place(new AppId(row.text()), row.text()));
  }

  @Override
  public List<Stay> told(AppId app, String channel, long uid) {
    List<Stay> found = new ArrayList<>();
    for (long id : channels.list(Row::number, app.value(), channel)) {
      found.addAll(told.list(row -> new Stay(row.number(), row.number(), row.number()), id, uid));
    }
    return found;
  }

  @Override
  public List<Stored> imported(AppId app, String channel) {
    List<Stored> found = new ArrayList<>();
    for (long id : channels.list(Row::number, app.value(), channel)) {
      imported.each(row -> stored(app, id, row).ifPresent(found::add), id);
    }
    return found;
  }

  /** Empty for what lies before a horizon, which stays as it is. */
  private Optional<Stored> stored(AppId app, long channel, Row row) {
    long id = row.number();
    Long setAside = row.numberOrNull();
    Optional<Notice> notice = rereader.read(app, row.bytes());
    return setAside == null || setAside.equals(SUPERSEDED)
        ? notice.flatMap(told -> stored(id, channel, told, setAside != null))
        : Optional.empty();
  }

  private Optional<Stored> stored(long id, long channel, Notice notice, boolean isSuperseded) {
    Event event = notice.event();
    if (event == null) {
      return Optional.empty();
    }
    long seconds = Objects.requireNonNullElse(event.duration(), 0L);
    boolean counts = events.first(Row::number, channel, event.uid(), event.ts(), id).isPresent();
    return Optional.of(
        new Stored(
            id,
            notice.noticeId(),
            new Stay(event.uid(), event.ts() - seconds, event.ts()),
            isSuperseded,
            counts != isSuperseded));
  }

  @Override
  public void supersede(Collection<Long> superseded, Collection<Long> back) {
    write(superseded, Notice::superseded);
    write(back, UnaryOperator.identity());
  }

  private void write(Collection<Long> ids, UnaryOperator<Notice> as) {
    ids.forEach(id -> turns.step(() -> one.each(row -> write(id, row, as), id)));
    turns.end();
  }

  private void write(long id, Row row, UnaryOperator<Notice> as) {
    long channel = row.number();
    byte[] body = row.bytes();
    rereader
        .read(new AppId(row.text()), body)
        .ifPresent(notice -> mend.admit(id, as.apply(notice), channel));
  }

  @Override
  public void close() {
    try {
      link.close();
    } finally {
      reader.close();
    }
  }

  @Override
  public String toString() {
    return told.toString();
  }
}
