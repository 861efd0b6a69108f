package io.agorawebhooks.http;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ChangedCall;
import io.agorawebhooks.storage.Live;
import io.agorawebhooks.storage.LiveChanges;
import io.agorawebhooks.storage.LiveSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of one app, and to whom. All but {@link #turn} is called under the feed's
 * lock; a turn is one at a time, and only it touches the past.
 */
final class LiveApp {
  /** Changed calls from which on a snapshot says it shorter. */
  private static final int MOST_CHANGES = 2000;

  /** Listeners that are told without a break ... */
  private static final int AT_ONCE = 32;

  /** ... and how long that is, in nanoseconds. */
  private static final long BREATH = 1_000_000;

  private final AppId app;
  private final Live live;
  private final LivePast past;
  private final Set<LiveListener> listeners = new HashSet<>();
  private final List<LiveListener> newcomers = new ArrayList<>();
  private final Map<Long, ChangedCall> changed = new LinkedHashMap<>();
  private boolean reset = true;

  LiveApp(AppId app, Live live, LiveLimits limits) {
    this.app = app;
    this.live = live;
    this.past = new LivePast(limits.keptBytes());
  }

  /**
   * What is to be done.
   *
   * @param reset whether all must be told anew, because something is not known
   * @param changed calls
   * @param commit the last that is among the changes
   */
  record Turn(
      boolean reset,
      List<ChangedCall> changed,
      long commit,
      List<LiveListener> listeners,
      List<LiveListener> newcomers) {
    boolean isEmpty() {
      return !reset && changed.isEmpty() && newcomers.isEmpty();
    }
  }

  void join(LiveListener listener) {
    newcomers.add(listener);
  }

  void leave(LiveListener listener) {
    listeners.remove(listener);
    newcomers.remove(listener);
  }

  void note(ChangedCall call) {
    if (!reset) {
      changed.merge(call.id(), call, ChangedCall::and);
      reset = changed.size() > MOST_CHANGES;
    }
  }

  /** Something happened that nobody told of. */
  void reset() {
    reset = true;
  }

  boolean isDeserted() {
    return listeners.isEmpty() && newcomers.isEmpty();
  }

  Collection<LiveListener> all() {
    List<LiveListener> all = new ArrayList<>(listeners);
    all.addAll(newcomers);
    return all;
  }

  /**
   * Takes what is to be done.
   *
   * @param commit the last that was noted
   */
  Turn take(long commit) {
    Turn turn =
        new Turn(
            reset,
            List.copyOf(changed.values()),
            commit,
            List.copyOf(listeners),
            List.copyOf(newcomers));
    reset = false;
    changed.clear();
    listeners.addAll(newcomers);
    newcomers.clear();
    return turn;
  }

  /** A turn failed: who listens is told all anew, and who is new is new again. */
  void takeBack(Turn turn) {
    reset = true;
    turn.newcomers().stream().filter(listeners::remove).forEach(newcomers::add);
  }

  /** Tells what is to be told. */
  void turn(Turn turn) {
    @Nullable LiveMessage snapshot = null;
    if (turn.reset()) {
      LiveMessage all = begin();
      each(turn.listeners(), listener -> tellAnew(listener, all));
      snapshot = all;
    } else if (!turn.changed().isEmpty()) {
      tellChanges(turn);
    }
    for (LiveListener newcomer : turn.newcomers()) {
      if (!goesOn(newcomer)) {
        snapshot = snapshot == null ? snapshot() : snapshot;
        greet(newcomer, snapshot);
      }
    }
  }

  /** Tells a listener who comes back what it missed, if that is known. */
  private boolean goesOn(LiveListener listener) {
    Long known = listener.known();
    if (known == null || !past.reaches(known)) {
      return false;
    }
    past.after(known).forEach(listener::send);
    return true;
  }

  private static void greet(LiveListener listener, LiveMessage snapshot) {
    if (listener.known() == null) {
      listener.send(snapshot);
    } else {
      tellAnew(listener, snapshot);
    }
  }

  private void tellChanges(Turn turn) {
    LiveChanges changes = live.changes(turn.changed());
    if (!changes.isEmpty()) {
      LiveMessage message = LiveEvents.changes(changes, turn.commit());
      past.add(turn.commit(), message);
      each(turn.listeners(), listener -> listener.send(message));
    }
  }

  /** Lets the connections' threads answer webhooks in between. */
  private static void each(List<LiveListener> listeners, Consumer<LiveListener> tell) {
    int told = 0;
    for (LiveListener listener : listeners) {
      tell.accept(listener);
      if (++told % AT_ONCE == 0) {
        LockSupport.parkNanos(BREATH);
      }
    }
  }

  private static void tellAnew(LiveListener listener, LiveMessage snapshot) {
    listener.send(LiveEvents.RESET);
    listener.send(snapshot);
  }

  private LiveMessage begin() {
    LiveSnapshot snapshot = live.snapshot(app);
    past.begin(snapshot.commit());
    return LiveEvents.snapshot(app, snapshot);
  }

  private LiveMessage snapshot() {
    LiveSnapshot snapshot = live.snapshot(app);
    past.reach(snapshot.commit());
    return LiveEvents.snapshot(app, snapshot);
  }
}
