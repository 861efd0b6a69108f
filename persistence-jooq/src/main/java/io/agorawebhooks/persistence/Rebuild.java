package io.agorawebhooks.persistence;

import io.agorawebhooks.correlation.Correlator;
import io.agorawebhooks.metrics.Kind;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.Rebuilt;
import io.agorawebhooks.storage.Rereader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Makes all derived tables anew beside those in use, from what the raw notices say by the batch
 * function, and lets them change places in one transaction. What comes in meanwhile is brought in
 * before, the last few notices in that transaction.
 */
final class Rebuild implements AutoCloseable {
  /** How many rows are computed before they are written, a large channel apart. */
  private static final int ROWS = 4000;

  private static final int CHANNELS = 1000;

  /** How many notices are read at once. */
  private static final int NOTICES = 256;

  /** How many are brought in at once: those of one channel are a step that cannot be cut short. */
  private static final int STEP_NOTICES = 32;

  /** How few notices may be left for the transaction in which the tables change places. */
  private static final int FEW = 50;

  private record Computed(long app, long channel, ChannelRows rows, Map<Long, Long> calls) {}

  private final Link link;
  private final Link reader;
  private final Statements statements;
  private final Generation generation;
  private final Turns turns;
  private final Shadow shadow;
  private final MendRows mend;
  private final ShadowRows rows;
  private final Telling telling;
  private final CatchUp catchUp;
  private final Prepared app;
  private final Prepared calls;
  private final Progress progress;
  private final Map<Long, Map<Kind, Integer>> kinds = new HashMap<>();
  private long builtCalls;
  private long builtSessions;
  private long arrived;

  Rebuild(SqliteFile file, Rereader rereader, Progress progress) {
    this.progress = progress;
    link = file.rebuilder();
    reader = file.auditor();
    statements = new Statements(link.shadowed(), 0);
    generation = statements.generation;
    turns = new Turns(file, link, generation, Turns.Rhythm.stoppable());
    shadow = new Shadow(link);
    mend = new MendRows(link);
    rows = new ShadowRows(link.shadowed(), statements, turns);
    telling = new Telling(reader, rereader, this::channel);
    catchUp = new CatchUp(statements, new Correlator(rereader.contentOrder()), telling);
    app = reader.prepare("SELECT app_id FROM channels WHERE id = ?");
    calls = reader.prepare("SELECT start_ts, id FROM calls WHERE channel_id = ? ORDER BY id DESC");
  }

  private long channel(long of, String name) {
    long[] id = {0};
    turns.now(() -> id[0] = statements.channels.id(of, name));
    return id[0];
  }

  Rebuilt run() {
    generation.prepare();
    dropShadows();
    turns.now(this::raiseLastCall);
    turns.now(shadow::create);
    telling.readAll(progress, notice -> {});
    build();
    progress.begin("catching up", telling.lastId() - telling.to());
    follow();
    change();
    readmit();
    dropShadows();
    return new Rebuilt(
        telling.read(),
        telling.unreadable(),
        telling.readmitted(),
        arrived,
        builtCalls,
        builtSessions,
        turns.longest());
  }

  private void raiseLastCall() {
    mend.raiseLastCall();
    generation.read();
  }

  private void dropShadows() {
    List<String> leftovers = shadow.leftovers();
    if (!leftovers.isEmpty()) {
      progress.begin("removing old tables", 0);
      new Leftovers(link, turns).remove(leftovers);
    }
  }

  private void build() {
    progress.begin("building", telling.told());
    List<Computed> computed = new ArrayList<>();
    long last = Long.MIN_VALUE;
    int size = 0;
    for (List<Long> some = telling.channels(last, CHANNELS);
        !some.isEmpty();
        some = telling.channels(last, CHANNELS)) {
      for (long channel : some) {
        Computed next = compute(channel);
        computed.add(next);
        size += next.rows().size();
        if (size > ROWS) {
          write(computed);
          size = 0;
        }
        last = channel;
      }
    }
    write(computed);
  }

  private Computed compute(long channel) {
    ChannelEvents events = telling.events(channel);
    progress.done(events.notices());
    long of = app.first(Row::number, channel).orElseThrow();
    ChannelRows all = ChannelRows.of(of, events, telling.past(channel), this::kind);
    builtCalls += all.calls().size();
    builtSessions += all.sessions();
    Map<Long, Long> known = new HashMap<>();
    calls.list(row -> known.put(row.number(), row.number()), channel);
    return new Computed(of, channel, all, known);
  }

  private int kind(long of, Kind kind) {
    Map<Kind, Integer> known = kinds.computeIfAbsent(of, key -> new HashMap<>());
    if (!known.containsKey(kind)) {
      turns.now(() -> known.put(kind, statements.kinds.number(of, kind)));
    }
    return Objects.requireNonNull(known.get(kind));
  }

  private void write(List<Computed> computed) {
    computed.forEach(some -> rows.insert(some.app(), some.channel(), some.rows(), some.calls()));
    turns.end();
    computed.clear();
  }

  private void follow() {
    for (long end = telling.lastId(); end - telling.to() > FEW; end = telling.lastId()) {
      bringIn(end, turns::step);
      turns.endIfOver(); // and not before: each turn has to be waited for
    }
    turns.end();
  }

  private void bringIn(long end, Consumer<Runnable> step) {
    List<RawNotice> some = telling.next(end, STEP_NOTICES);
    catchUp.apply(some, step);
    arrived += some.size();
    progress.done(some.size());
  }

  private void change() {
    progress.begin("changing places", 0);
    shadow.allow();
    link.execute("PRAGMA synchronous = FULL");
    while (!isChanged()) {
      follow();
    }
    shadow.forbid();
  }

  /**
   * Changes places, unless so much has come in since that bringing it in takes all the time that a
   * transaction may: then that is kept, and others have their turn.
   */
  private boolean isChanged() {
    turns.checkpoint();
    turns.begin();
    for (long end = telling.lastId(); telling.to() < end; ) {
      if (turns.isOver()) {
        turns.end();
        return false;
      }
      bringIn(end, Runnable::run);
    }
    mend.setCounts(telling.counts());
    shadow.swap();
    turns.commit();
    return true;
  }

  private void readmit() {
    long last = 0;
    for (List<RawNotice> some = telling.readmitted(last, NOTICES);
        !some.isEmpty();
        some = telling.readmitted(last, NOTICES)) {
      for (RawNotice notice : some) {
        Long channel = notice.name() == null ? null : (Long) telling.channel(notice);
        turns.step(() -> mend.admit(notice, channel));
        last = notice.id();
      }
      turns.end();
    }
  }

  /** What is not committed is taken back; shadows are left to the next rebuild. */
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
    return "rebuild in " + turns;
  }
}
