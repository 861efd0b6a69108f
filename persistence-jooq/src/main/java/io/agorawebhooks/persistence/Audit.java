package io.agorawebhooks.persistence;

import io.agorawebhooks.metrics.Kind;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Difference;
import io.agorawebhooks.storage.Difference.Change;
import io.agorawebhooks.storage.Difference.Field;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Rereader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares all that is stored with what the raw notices say by the batch function, in one snapshot
 * and without writing.
 */
final class Audit implements AutoCloseable {
  private static final int CHANNELS = 1000;

  /** About how many rows of a channel are compared at once: 20,000 of all tables take 20 MB. */
  private static final int ROWS = 20_000;

  /**
   * A channel.
   *
   * @param row of its app
   */
  private record Name(long row, @Nullable String app, String channel) {}

  private final Link link;
  private final Progress progress;
  private final Consumer<Difference> found;
  private final Telling telling;
  private final Map<Name, Long> newChannels = new HashMap<>();
  private final Map<Long, Name> newNames = new HashMap<>();
  private final Map<Long, Map<Kind, Integer>> kinds = new HashMap<>();
  private final KindNumbers kindNumbers;
  private final Map<DerivedTable, Prepared> tables = new EnumMap<>(DerivedTable.class);
  private final Prepared name;
  private final Prepared channel;
  private final Prepared channelsAfter;

  Audit(SqliteFile file, Rereader rereader, Progress progress, Consumer<Difference> found) {
    this.progress = progress;
    this.found = found;
    link = file.auditor();
    telling = new Telling(link, rereader, this::channel);
    kindNumbers = new KindNumbers(link);
    link.execute("CREATE TEMP TABLE audited (id INTEGER PRIMARY KEY)");
    for (DerivedTable table : DerivedTable.values()) {
      tables.put(table, link.prepare(table.ofChannel()));
    }
    name =
        link.prepare(
            "SELECT c.app_id, a.app_id, c.name FROM channels c LEFT JOIN apps a ON a.id = c.app_id"
                + " WHERE c.id = ?");
    channel = link.prepare("SELECT id FROM channels WHERE app_id = ? AND name = ?");
    channelsAfter = link.prepare("SELECT id FROM temp.audited WHERE id > ? ORDER BY id LIMIT ?");
  }

  /** A channel whose row is missing gets a number that no row has. */
  private long channel(long app, String channelName) {
    return channel
        .first(Row::number, app, channelName)
        .orElseGet(() -> newChannel(new Name(app, null, channelName)));
  }

  private long newChannel(Name missing) {
    long id = newChannels.computeIfAbsent(missing, key -> -1L - newChannels.size());
    newNames.put(id, missing);
    return id;
  }

  /** How many raw notices were read. */
  long run() {
    link.begin();
    checkFile();
    telling.readAll(progress, this::checkColumns);
    checkChannels();
    checkRoles();
    new SumsAudit(link, found).check();
    checkCounters();
    checkGeneration();
    link.commit();
    return telling.read();
  }

  private void checkFile() {
    progress.begin("checking the file", 0);
    link.prepare("PRAGMA integrity_check(100)").list(Row::text).stream()
        .filter(line -> !line.equals("ok"))
        .forEach(line -> tell("file", Change.CHANGED, null, line, List.of()));
  }

  private void tell(
      String table, Change change, @Nullable String app, String id, List<Field> fields) {
    found.accept(new Difference(table, change, app, null, id, fields));
  }

  private void checkColumns(RawNotice notice) {
    String id = "notice " + notice.id();
    if (notice.told() == null) {
      List<Field> fields = List.of(new Field("body", "no notice", "a notice"));
      tell("webhook_events", Change.CHANGED, notice.appId(), id, fields);
    } else if (notice.isReadmitted()) {
      List<@Nullable Object> told = RawNotice.admission(notice.told());
      tell(
          "webhook_events",
          Change.CHANGED,
          notice.appId(),
          id,
          Comparison.fields(RawNotice.ADMISSION, notice.stored(), told));
    }
  }

  /** Those that have notices, and those that have rows without. */
  private void checkChannels() {
    String stored =
        Stream.of(DerivedTable.values())
            .filter(table -> table != DerivedTable.ROLES_TABLE)
            .map(table -> " UNION SELECT channel_id FROM " + table.label())
            .collect(Collectors.joining());
    link.execute(
        "INSERT INTO temp.audited SELECT channel FROM temp.told"
            + " UNION SELECT id FROM channels WHERE frozen_ts IS NOT NULL"
            + stored);
    progress.begin("comparing", telling.told());
    long last = Long.MIN_VALUE;
    for (List<Long> some = channelsAfter.list(Row::number, last, CHANNELS);
        !some.isEmpty();
        some = channelsAfter.list(Row::number, last, CHANNELS)) {
      some.forEach(this::checkChannel);
      last = some.get(some.size() - 1);
    }
  }

  private void checkChannel(long id) {
    Name known =
        name.first(row -> new Name(row.number(), row.textOrNull(), row.text()), id)
            .or(() -> Optional.ofNullable(newNames.get(id)))
            .orElse(new Name(0, null, "(no channel " + id + ")"));
    ChannelEvents events = telling.events(id);
    ChannelRows told = ChannelRows.of(known.row(), events, telling.past(id), this::kind);
    Comparison comparison = new Comparison(known.app(), known.channel(), found);
    Unswept unswept = new Unswept(telling.frozen(id));
    int rounds = 1 + told.size() / ROWS;
    for (DerivedTable table : DerivedTable.values()) {
      comparison.compare(
          table, rounds, to -> rows(table, id, events, unswept, to), () -> told.of(table));
    }
    progress.done(events.notices());
  }

  /** A kind that has no number gets the next, as it would if it were written. */
  private int kind(long app, Kind kind) {
    Map<Kind, Integer> numbers = kinds.computeIfAbsent(app, kindNumbers::of);
    return numbers.computeIfAbsent(kind, missing -> numbers.size());
  }

  private void rows(
      DerivedTable table, long id, ChannelEvents events, Unswept unswept, Consumer<DerivedRow> to) {
    Objects.requireNonNull(tables.get(table))
        .each(
            found -> {
              DerivedRow row = DerivedRow.read(table, found);
              if (!unswept.has(table, row)) {
                to.accept(
                    table == DerivedTable.EVENTS_TABLE ? Comparison.sameMark(row, events) : row);
              }
            },
            id);
  }

  private void checkRoles() {
    link.prepare(
            "SELECT r.session_id, r.n FROM role_events r"
                + " LEFT JOIN channel_sessions s ON s.id = r.session_id WHERE s.id IS NULL")
        .list(row -> "of no session (" + row.number() + "), switch " + row.number())
        .forEach(id -> tell("role_events", Change.REMOVED, null, id, List.of()));
  }

  private record App(long row, String id) {}

  private void checkCounters() {
    SelectCounts counters = new SelectCounts(link);
    for (App app :
        link.prepare("SELECT id, app_id FROM apps ORDER BY id")
            .list(row -> new App(row.number(), row.text()))) {
      Counts stored = counters.of(app.row());
      Counts told =
          telling.counts().getOrDefault(app.row(), Counts.NONE).plus(counters.pruned(app.row()));
      Map<String, Long> is = MendRows.stored(stored);
      MendRows.totals(stored, told)
          .forEach((counter, number) -> checkCounter(app, counter, is.get(counter), number));
    }
  }

  private void checkCounter(App app, String counter, @Nullable Long stored, Long told) {
    if (!told.equals(stored)) {
      List<Field> fields = List.of(new Field("total", stored, told));
      tell("counters", Change.CHANGED, app.id(), counter, fields);
    }
  }

  private void checkGeneration() {
    long given =
        link.prepare("SELECT coalesce(max(last_call), 0) FROM generation")
            .first(Row::number)
            .orElse(0L);
    long highest =
        link.prepare("SELECT coalesce(max(id), 0) FROM calls").first(Row::number).orElse(0L);
    if (highest > given) {
      List<Field> fields = List.of(new Field("last_call", given, highest));
      tell("generation", Change.CHANGED, null, "last_call", fields);
    }
  }

  @Override
  public void close() {
    link.close();
  }

  @Override
  public String toString() {
    return "audit of " + telling;
  }
}
