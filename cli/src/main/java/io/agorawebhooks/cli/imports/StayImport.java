package io.agorawebhooks.cli.imports;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.cli.replay.Receipts;
import io.agorawebhooks.cli.replay.Sink;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ImportedStays;
import io.agorawebhooks.storage.ImportedStays.Stored;
import io.agorawebhooks.storage.Progress;
import io.agorawebhooks.storage.PythonDatabase;
import io.agorawebhooks.storage.PythonSession;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Imports the sessions of a Python server that no raw event tells of, and sets aside those imported
 * before that notices tell of now. Memory holds one channel.
 */
public final class StayImport {
  private final NoticeDecoder decoder = new NoticeDecoder();
  private final Receipts receipts = new Receipts();
  private final List<Long> superseded = new ArrayList<>();
  private final List<Long> back = new ArrayList<>();
  private final PythonDatabase python;
  private final ImportedStays stored;
  private final ZoneId zone;
  private long found;
  private long unusable;
  private long counted;
  private boolean isOld;

  /**
   * @param zone of the clock on the Python server's wall
   */
  public StayImport(PythonDatabase python, ImportedStays stored, ZoneId zone) {
    this.python = requireNonNull(python, "python is null");
    this.stored = requireNonNull(stored, "stored is null");
    this.zone = requireNonNull(zone, "zone is null");
  }

  /**
   * What became of them: found = imported + superseded + unusable.
   *
   * @param found sessions without raw events
   * @param imported those that count
   * @param fresh of these, those that were not stored before
   * @param superseded those in whose time other sessions of the same user in the channel are
   * @param unusable those without an end, or with times, a length or a user that no notice has
   * @param setAside how many imported before count no longer
   * @param back how many that were set aside count again
   */
  public record Outcome(
      long found,
      long imported,
      long fresh,
      long superseded,
      long unusable,
      long setAside,
      long back) {}

  /**
   * Hands in what is new and waits for it; raw events are stored by now.
   *
   * @return whether calls and sessions have to be rebuilt
   */
  public boolean run(Sink sink, Progress progress) throws InterruptedException {
    Map<String, Set<String>> channels = python.channels();
    progress.begin("sessions", channels.values().stream().mapToLong(Set::size).sum());
    for (Map.Entry<String, Set<String>> app : channels.entrySet()) {
      for (String channel : app.getValue()) {
        run(app.getKey(), channel, sink);
        progress.done(1);
      }
    }
    sink.drain();
    receipts.check();
    stored.supersede(superseded, back);
    return isOld || !superseded.isEmpty() || !back.isEmpty();
  }

  private void run(String app, String channel, Sink sink) throws InterruptedException {
    Eventless eventless = new Eventless(python, app, channel, zone);
    List<PythonSession> sessions =
        python.sessions(app, channel).stream().filter(eventless::isEventless).toList();
    found += sessions.size();
    if (sessions.isEmpty()) {
      return;
    }
    if (!AppId.isValid(app)) {
      unusable += sessions.size();
      return;
    }
    put(new AppId(app), channel, sessions, sink);
  }

  private void put(AppId app, String channel, List<PythonSession> sessions, Sink sink)
      throws InterruptedException {
    Map<Long, List<MadeUpLeave>> made = made(app, channel, sessions);
    Map<Long, List<Stored>> before =
        stored.imported(app, channel).stream().collect(Collectors.groupingBy(Stored::uid));
    isOld |= before.values().stream().flatMap(List::stream).anyMatch(one -> !one.isCurrent());
    for (Map.Entry<Long, List<MadeUpLeave>> user : made.entrySet()) {
      long uid = user.getKey();
      Supersession result =
          new Supersession(
              user.getValue(), stored.told(app, channel, uid), before.getOrDefault(uid, List.of()));
      counted += result.counted();
      superseded.addAll(result.superseded());
      back.addAll(result.back());
      for (MadeUpLeave fresh : result.fresh()) {
        sink.put(fresh.delivery(), receipts.of(fresh.delivery().body(), () -> {}));
      }
    }
  }

  private Map<Long, List<MadeUpLeave>> made(
      AppId app, String channel, List<PythonSession> sessions) {
    Map<Long, List<MadeUpLeave>> made = new HashMap<>();
    for (PythonSession session : sessions) {
      MadeUpLeave.of(app, channel, session, zone, decoder)
          .ifPresentOrElse(
              leave -> made.computeIfAbsent(session.uid(), uid -> new ArrayList<>()).add(leave),
              () -> unusable++);
    }
    return made;
  }

  /** What became of all that were found. */
  public Outcome outcome() {
    return new Outcome(
        found,
        counted,
        receipts.counts().stored(),
        found - counted - unusable,
        unusable,
        superseded.size(),
        back.size());
  }
}
