package io.agorawebhooks.persistence;

import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the raw notices that go: those that tell of what is frozen, and of those that were set
 * aside what came in before the horizon. All are looked at in the order in which they lie in the
 * file; any index would lead to them one by one.
 */
final class RawPruning {
  /** How many ids are looked at in one read. */
  private static final int IDS = 20_000;

  private static final int STEP = 8;

  /** One of them. */
  private record Raw(long id, long app, @Nullable Long setAside) {}

  private final Prepared addApp;
  private final Prepared addChannel;
  private final Prepared lastId;
  private final Prepared firstId;
  private final Prepared between;
  private final Map<Long, Long> found = new HashMap<>();

  /**
   * @param reader sees temporary tables of its own
   */
  RawPruning(Link reader) {
    reader.execute("CREATE TEMP TABLE pruned_apps (id INTEGER PRIMARY KEY, horizon INTEGER)");
    reader.execute("CREATE TEMP TABLE parted (channel INTEGER PRIMARY KEY, until INTEGER)");
    addApp = reader.prepare("INSERT INTO temp.pruned_apps (id, horizon) VALUES (?, ?)");
    addChannel = reader.prepare("INSERT INTO temp.parted (channel, until) VALUES (?, ?)");
    lastId = reader.prepare("SELECT coalesce(max(id), 0) FROM webhook_events");
    firstId = reader.prepare("SELECT coalesce(min(id), 0) FROM webhook_events");
    between =
        reader.prepare(
            "SELECT w.id, w.app_id, w.set_aside FROM webhook_events w"
                + " CROSS JOIN temp.pruned_apps a ON a.id = w.app_id"
                + " LEFT JOIN channels c ON c.id = w.channel_id"
                + " LEFT JOIN temp.parted p ON p.channel = w.channel_id"
                + " WHERE w.id > ? AND w.id <= ? AND CASE WHEN w.set_aside IS NULL"
                + " THEN w.ts < coalesce(p.until, c.frozen_ts)"
                + " ELSE w.received_ms < a.horizon * 1000 END ORDER BY w.id");
  }

  /** Notices of this app go. */
  void add(long app, long horizon) {
    addApp.run(app, horizon);
  }

  /** Takes a channel as frozen that is not. */
  void suppose(long channel, long until) {
    addChannel.run(channel, until);
  }

  /** Counts them. */
  void count(Progress progress) {
    walk(progress, some -> some.forEach(raw -> found.merge(raw.app(), 1L, Long::sum)));
  }

  /** Removes them. */
  void remove(Link link, Statements statements, Turns turns, Progress progress) {
    Prepared delete = link.prepare("DELETE FROM webhook_events WHERE id = ?");
    walk(
        progress,
        some -> {
          for (int i = 0; i < some.size(); i += STEP) {
            List<Raw> few = some.subList(i, Math.min(some.size(), i + STEP));
            turns.step(() -> remove(few, delete, statements.counters));
          }
          turns.end();
        });
  }

  private void remove(List<Raw> few, Prepared delete, CounterRows counters) {
    Map<Long, Counts> gone = new HashMap<>();
    for (Raw raw : few) {
      if (delete.run(raw.id()) > 0) {
        gone.merge(raw.app(), Telling.outcome(raw.setAside()), Counts::plus);
      }
    }
    gone.forEach(
        (app, counts) -> {
          counters.prune(app, counts);
          found.merge(app, counts.stored(), Long::sum);
        });
  }

  /** The last of all stays, because the next to come would get its id. */
  private void walk(Progress progress, Consumer<List<Raw>> to) {
    long end = lastId.first(Row::number).orElseThrow() - 1;
    long from = Math.max(0, firstId.first(Row::number).orElseThrow() - 1);
    progress.begin("looking at notices", Math.max(0, end - from));
    while (from < end) {
      long next = Math.min(end, from + IDS);
      to.accept(between.list(RawPruning::read, from, next));
      progress.done(next - from);
      from = next;
    }
  }

  private static Raw read(Row row) {
    return new Raw(row.number(), row.number(), row.numberOrNull());
  }

  /** How many were counted or removed of an app. */
  long found(long app) {
    return found.getOrDefault(app, 0L);
  }

  @Override
  public String toString() {
    return between.toString();
  }
}
