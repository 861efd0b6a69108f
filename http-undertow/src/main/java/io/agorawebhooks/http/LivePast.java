package io.agorawebhooks.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last changes of an app, for listeners who come back. */
final class LivePast {
  private record Told(long commit, LiveMessage message) {
    int bytes() {
      return message.plain().length;
    }
  }

  private final int most;
  private final Deque<Told> told = new ArrayDeque<>();
  private long kept;
  private long since;
  private long last;

  /**
   * @param most bytes to keep
   */
  LivePast(int most) {
    this.most = most;
  }

  /** Begins anew: of what was before this commit nothing is known. */
  void begin(long commit) {
    told.clear();
    kept = 0;
    since = commit;
    last = commit;
  }

  /** A snapshot with this commit was told. */
  void reach(long commit) {
    last = Math.max(last, commit);
  }

  /** Changes up to this commit were told. */
  void add(long commit, LiveMessage message) {
    Told newest = new Told(commit, message);
    told.addLast(newest);
    kept += newest.bytes();
    reach(commit);
    while (kept > most) {
      Told oldest = told.removeFirst();
      kept -= oldest.bytes();
      since = oldest.commit();
    }
  }

  /** Whether all that came after this commit is known. */
  boolean reaches(long commit) {
    return commit >= since && commit <= last;
  }

  /** What came after a commit. */
  List<LiveMessage> after(long commit) {
    return told.stream().filter(past -> past.commit() > commit).map(Told::message).toList();
  }
}
