package io.agorawebhooks.persistence;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Pruned;
import io.agorawebhooks.storage.StorageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Removes what lies before a horizon, channel by channel and then the raw notices, and gives the
 * room back. Minutes and days stay as they are; what the removed sessions have in them is frozen.
 */
final class Prune implements AutoCloseable {
  /** How many rows are looked at before they are written, a large channel apart. */
  private static final int ROWS = 4000;

  private static final int CHANNELS = 100;

  /** How often a channel is looked at again of which notices came in meanwhile. */
  private static final int ROUNDS = 3;

  private static final class Found {
    private final long app;
    private final String id;
    private final long horizon;
    private long calls;
    private long sessions;
    private long left;

    Found(long app, String id, long horizon) {
      this.app = app;
      this.id = id;
      this.horizon = horizon;
    }

    void add(Past past) {
      calls += past.calls().size();
      sessions += past.sessions().size();
    }
  }

  private final SqliteFile file;
  private final Progress progress;
  private final Link link;
  private final Link reader;
  private final Turns turns;
  private final Statements statements;
  private final SelectPast select;
  private final Freezing freezing;
  private final RawPruning raw;
  private final Prepared apps;
  private final Room room;

  Prune(SqliteFile file, Progress progress, Turns.Rhythm rhythm) {
    this.file = file;
    this.progress = progress;
    link = file.rebuilder();
    reader = file.auditor();
    statements = new Statements(link, 0);
    turns = new Turns(file, link, statements.generation, rhythm);
    select = new SelectPast(reader);
    freezing = new Freezing(link, statements, turns);
    raw = new RawPruning(reader);
    apps = reader.prepare("SELECT id, app_id, horizon_ts FROM apps ORDER BY app_id");
    room = new Room(link, reader, turns);
  }

  /**
   * Says what would go.
   *
   * @param of the apps, none for all
   * @param horizon epoch seconds; an app's horizon never moves back
   */
  Pruned tell(Collection<AppId> of, long horizon) {
    List<Found> found = find(of, horizon);
    progress.begin("looking at channels", 0);
    for (Found app : found) {
      raw.add(app.app, app.horizon);
      walk(app, channels -> channels.forEach(channel -> suppose(app, channel)));
    }
    raw.count(progress);
    return pruned(found, bytes());
  }

  private void suppose(Found app, long channel) {
    Optional<Past> past = select.of(channel, app.horizon);
    past.ifPresent(gone -> raw.suppose(channel, gone.until()));
    past.ifPresent(app::add);
  }

  /** Lets it go; else like {@link #tell}. */
  Pruned run(Collection<AppId> of, long horizon) {
    turns.checkpoint(); // so that the file is as long as what is in it
    long before = bytes();
    statements.generation.prepare();
    List<Found> found = find(of, horizon);
    for (Found app : found) {
      turns.now(() -> statements.horizons.raise(app.app, app.horizon));
      raw.add(app.app, app.horizon);
    }
    progress.begin("freezing calls", 0);
    found.forEach(app -> walk(app, channels -> freeze(app, channels)));
    raw.remove(link, statements, turns, progress);
    room.giveBack(progress);
    return pruned(found, before);
  }

  private List<Found> find(Collection<AppId> of, long horizon) {
    List<Found> found = new ArrayList<>();
    apps.each(row -> found.add(found(row, horizon)));
    for (AppId app : of) {
      if (found.stream().noneMatch(known -> known.id.equals(app.value()))) {
        throw new StorageException("There is no app " + app.value() + " in the database", null);
      }
    }
    found.removeIf(known -> !of.isEmpty() && !of.contains(new AppId(known.id)));
    return found;
  }

  private static Found found(Row row, long horizon) {
    long id = row.number();
    String name = row.text();
    Long known = row.numberOrNull();
    return new Found(id, name, known == null ? horizon : Math.max(known, horizon));
  }

  private interface Channels {
    void take(List<Long> some);
  }

  private void walk(Found app, Channels to) {
    long last = Long.MIN_VALUE;
    for (List<Long> some = select.channels(app.app, app.horizon, last, CHANNELS);
        !some.isEmpty();
        some = select.channels(app.app, app.horizon, last, CHANNELS)) {
      to.take(some);
      last = some.get(some.size() - 1);
    }
  }

  private void freeze(Found app, List<Long> channels) {
    List<Long> open = channels;
    for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
      open = freezeOnce(app, open);
    }
    app.left += open.size();
  }

  /** Returns those of which notices came in meanwhile. */
  private List<Long> freezeOnce(Found app, List<Long> channels) {
    List<Long> again = new ArrayList<>();
    List<Past> looked = new ArrayList<>();
    int size = 0;
    freezing.begin();
    for (long channel : channels) {
      Optional<Past> past = select.of(channel, app.horizon);
      past.ifPresent(looked::add);
      size += past.map(Past::size).orElse(0);
      if (size > ROWS) {
        apply(app, looked, again);
        freezing.begin();
        size = 0;
      }
    }
    apply(app, looked, again);
    return again;
  }

  private void apply(Found app, List<Past> looked, List<Long> again) {
    for (Past past : looked) {
      if (freezing.apply(app.app, past)) {
        app.add(past);
      } else {
        again.add(past.channel());
      }
    }
    turns.end();
    looked.clear();
  }

  private long bytes() {
    return file.bytes().getOrDefault("database", 0L);
  }

  private Pruned pruned(List<Found> found, long before) {
    return new Pruned(
        found.stream()
            .map(
                app ->
                    new Pruned.App(
                        app.id, app.horizon, app.calls, app.sessions, raw.found(app.app), app.left))
            .toList(),
        before,
        bytes(),
        room.shrinks(),
        turns.longest());
  }

  /** What is not committed is taken back. */
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
    return "prune in " + turns;
  }
}
