package io.agorawebhooks.persistence;

import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.storage.PythonDatabase;
import io.agorawebhooks.storage.PythonEvent;
import io.agorawebhooks.storage.PythonSession;
import io.agorawebhooks.storage.StorageException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database file of the Python server. */
final class PythonFile implements PythonDatabase {
  /** Rows that are read at once: as long as this takes, the Python server cannot commit. */
  private static final int AT_ONCE = 500;

  private static final String EVENTS = "webhook_events";
  private static final String SESSIONS = "channel_sessions";

  private final Link link;
  private final Prepared eventsAfter;
  private final Prepared sessions;
  private final Prepared seconds;

  private PythonFile(Link link) {
    this.link = link;
    eventsAfter =
        link.prepare(
            "SELECT id, app_id, received_at, raw_payload FROM webhook_events WHERE id > ?"
                + " ORDER BY id LIMIT ?");
    sessions =
        link.prepare(
            "SELECT uid, join_time, leave_time, duration_seconds, "
                + said(link)
                + " FROM channel_sessions"
                + " WHERE app_id = ? AND channel_name = ? ORDER BY uid, join_time, id");
    seconds =
        link.prepare(
            "SELECT uid, ts FROM webhook_events WHERE app_id = ? AND channel_name = ?"
                + " AND trim(raw_payload) <> ''");
  }

  /** Columns that older versions of the server do not have are null. */
  private static String said(Link link) {
    Set<String> there = columns(link, SESSIONS);
    return Stream.of(
            "is_host", "communication_mode", "platform", "client_type", "reason", "account", "sid")
        .map(column -> there.contains(column) ? column : "NULL")
        .collect(Collectors.joining(", "));
  }

  private static Set<String> columns(Link link, String table) {
    return Set.copyOf(link.prepare("SELECT name FROM pragma_table_info(?)").list(Row::text, table));
  }

  /**
   * Opens a file.
   *
   * @throws StorageException if it is not there, or no database of the Python server
   */
  static PythonFile open(SqliteFile file) {
    file.checkExists();
    Link link = file.reader();
    try {
      check(
          file,
          link,
          EVENTS,
          "id",
          "app_id",
          "channel_name",
          "uid",
          "event_type",
          "ts",
          "received_at",
          "raw_payload");
      check(
          file,
          link,
          SESSIONS,
          "id",
          "app_id",
          "channel_name",
          "uid",
          "join_time",
          "leave_time",
          "duration_seconds");
      return new PythonFile(link);
    } catch (StorageException e) {
      link.close();
      throw e;
    }
  }

  private static void check(SqliteFile file, Link link, String table, String... columns) {
    Set<String> found = columns(link, table);
    for (String column : columns) {
      if (!found.contains(column)) {
        throw new StorageException(
            "%s is no database of the Python server: %s has no column %s"
                .formatted(file, table, column),
            null);
      }
    }
  }

  @Override
  public long events() {
    return link.prepare("SELECT count(*) FROM webhook_events").first(Row::number).orElse(0L);
  }

  @Override
  public void events(Consumer<PythonEvent> to) {
    long last = Long.MIN_VALUE;
    List<PythonEvent> some;
    do {
      some = eventsAfter.list(PythonFile::event, last, (long) AT_ONCE);
      some.forEach(to);
      last = some.isEmpty() ? last : some.get(some.size() - 1).id();
    } while (!some.isEmpty());
  }

  private static PythonEvent event(Row row) {
    long id = row.number();
    String app = row.text();
    LocalDateTime received = time(row.textOrNull());
    Instant receivedAt = received == null ? null : received.toInstant(ZoneOffset.UTC);
    return new PythonEvent(id, app, receivedAt, row.textOrNull());
  }

  @Override
  public Optional<Range> extent() {
    return link.prepare("SELECT min(ts), max(ts) FROM webhook_events WHERE ts IS NOT NULL")
        .list(
            row -> {
              Long first = row.numberOrNull();
              Long last = row.numberOrNull();
              return first == null || last == null
                  ? Optional.<Range>empty()
                  : Optional.of(new Range(first, last + 1));
            })
        .get(0);
  }

  @Override
  public Map<String, Set<String>> channels() {
    Map<String, Set<String>> channels = new TreeMap<>();
    for (String table : List.of(EVENTS, SESSIONS)) {
      link.prepare("SELECT DISTINCT app_id, channel_name FROM " + table)
          .list(
              row -> channels.computeIfAbsent(row.text(), app -> new TreeSet<>()).add(row.text()));
    }
    return channels;
  }

  @Override
  public List<PythonSession> sessions(String app, String channel) {
    List<PythonSession> found = new ArrayList<>();
    for (PythonSession session : sessions.list(PythonFile::sessionOrNone, app, channel)) {
      if (!session.join().equals(LocalDateTime.MIN)) {
        found.add(session);
      }
    }
    return found;
  }

  /** One whose join cannot be read begins at {@link LocalDateTime#MIN}. */
  private static PythonSession sessionOrNone(Row row) {
    long uid = row.number();
    LocalDateTime join = Objects.requireNonNullElse(time(row.textOrNull()), LocalDateTime.MIN);
    LocalDateTime leave = time(row.textOrNull());
    return new PythonSession(uid, join, leave, row.numberOrNull(), said(row));
  }

  private static PythonSession.Said said(Row row) {
    Long host = row.numberOrNull();
    return new PythonSession.Said(
        host != null && host == 0,
        row.number() == 1,
        row.numberOrNull(),
        row.numberOrNull(),
        row.numberOrNull(),
        row.textOrNull(),
        row.textOrNull());
  }

  @Override
  public Optional<Days> days() {
    return link.prepare(
            "SELECT min(join_time), max(leave_time) FROM channel_sessions"
                + " WHERE leave_time IS NOT NULL AND duration_seconds IS NOT NULL")
        .list(
            row -> {
              LocalDateTime first = time(row.textOrNull());
              LocalDateTime last = time(row.textOrNull());
              return first == null || last == null
                  ? Optional.<Days>empty()
                  : Optional.of(new Days(first, last));
            })
        .get(0);
  }

  @Override
  public Map<Long, NavigableSet<Long>> seconds(String app, String channel) {
    Map<Long, NavigableSet<Long>> found = new HashMap<>();
    seconds.each(
        row -> found.computeIfAbsent(row.number(), uid -> new TreeSet<>()).add(row.number()),
        app,
        channel);
    return found;
  }

  @Override
  public List<PythonSession.Join> joins(int limit) {
    List<PythonSession.Join> joins = new ArrayList<>();
    link.prepare(
            "SELECT e.ts, s.join_time FROM (SELECT * FROM channel_sessions LIMIT ?) s"
                + " JOIN webhook_events e ON e.app_id = s.app_id"
                + " AND e.channel_name = s.channel_name AND e.uid = s.uid"
                + " WHERE e.event_type IN (103, 105, 107) LIMIT ?")
        .list(
            row -> {
              long ts = row.number();
              LocalDateTime local = time(row.textOrNull());
              return local != null && joins.add(new PythonSession.Join(ts, local));
            },
            (long) limit,
            (long) limit);
    return joins;
  }

  /** As SQLAlchemy writes it: {@code 2026-01-31 10:00:00.000000}. */
  private static @Nullable LocalDateTime time(@Nullable String text) {
    try {
      return text == null ? null : LocalDateTime.parse(text.strip().replace(' ', 'T'));
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public void close() {
    link.close();
  }

  @Override
  public String toString() {
    return eventsAfter.toString();
  }
}
