package io.agorawebhooks.http;

import static java.lang.System.Logger.Level.WARNING;

import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.ChangedCall;
import io.agorawebhooks.storage.Commit;
import io.agorawebhooks.storage.Commits;
import io.agorawebhooks.storage.Live;
import io.agorawebhooks.storage.StorageException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tells listeners what commits change. The writer only notes which calls it changed; a thread of
 * its own looks now and then what became of them, reads that once and sends the same bytes to all,
 * so that neither many notices nor many listeners cost the intake anything.
 */
final class LiveFeed implements Commits, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LiveFeed.class.getName());
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** How long the past of an app without listeners is kept for those who come back. */
  private static final long KEPT = TimeUnit.MINUTES.toNanos(1);

  /** Apps without listeners from which on nothing is kept for them. */
  private static final int MOST_DESERTED = 100;

  private final Live live;
  private final LiveLimits limits;
  private final Foreign foreign = new Foreign();
  private final Map<AppId, LiveApp> apps = new HashMap<>();
  private final Map<AppId, Long> deserted = new LinkedHashMap<>();
  private final Thread thread = new Thread(this::run, "live");
  private int listeners;
  private boolean work;
  private boolean failed;
  private boolean closed;
  private long nextPoll = System.nanoTime();
  private long nextBeat;

  /** Starts a thread. */
  LiveFeed(Live live, LiveLimits limits) {
    this.live = live;
    this.limits = limits;
    this.nextBeat = System.nanoTime() + limits.heartbeat().toNanos();
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public synchronized void committed(Commit commit) {
    if (foreign.isBefore(commit.number())) {
      resetAll();
    }
    for (ChangedCall call : commit.calls()) {
      LiveApp app = apps.get(call.app());
      if (app != null) {
        app.note(call);
        wake();
      }
    }
  }

  private void resetAll() {
    apps.values().forEach(LiveApp::reset);
    wake();
  }

  private void wake() {
    if (!work) {
      work = true;
      notifyAll();
    }
  }

  /**
   * Takes a listener.
   *
   * @throws HttpProblem 503 if there are too many, or the server is stopping
   */
  synchronized void join(AppId app, LiveListener listener) {
    if (closed) {
      throw HttpProblem.unavailable("The server is stopping. Try again in a moment");
    } else if (listeners >= limits.listeners()) {
      throw HttpProblem.unavailable(
          "There are as many listeners as are allowed, "
              + limits.listeners()
              + ". Close one of them, or try again later");
    }
    listeners++;
    if (apps.isEmpty()) { // what others wrote while nobody listened is no news
      foreign.forget();
      nextPoll = System.nanoTime();
    }
    deserted.remove(app);
    apps.computeIfAbsent(app, id -> new LiveApp(id, live, limits)).join(listener);
    wake();
  }

  /** Forgets a listener that {@link #join} took; to be called once. */
  synchronized int listeners() {
    return apps.values().stream().mapToInt(app -> app.all().size()).sum();
  }

  synchronized void leave(AppId id, LiveListener listener) {
    listeners--;
    LiveApp app = apps.get(id);
    if (app != null) {
      app.leave(listener);
      if (app.isDeserted()) {
        deserted.put(id, System.nanoTime() + KEPT);
      }
    }
  }

  private void run() {
    try {
      while (await()) {
        long start = System.nanoTime();
        work();
        rest(start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until there is something to do; false if it is closed. */
  private synchronized boolean await() throws InterruptedException {
    while (!closed && !work) {
      if (apps.isEmpty()) {
        wait();
      } else {
        long left = Math.min(nextPoll, nextBeat) - System.nanoTime();
        if (left <= 0) {
          break;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
    work = false;
    return !closed;
  }

  /** Lets changes gather, and a storage that is busy breathe. */
  private synchronized void rest(long start) throws InterruptedException {
    long now = System.nanoTime();
    long took = now - start;
    long end = now + (failed ? SECOND : Math.max(limits.pause().toNanos() - took, took));
    while (!closed && System.nanoTime() - end < 0) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
    }
  }

  private void work() {
    failed = false;
    guarded(this::poll);
    for (AppId app : appsNow()) {
      guarded(() -> turn(app));
    }
    beat();
  }

  /** What fails is tried again after a rest. */
  private void guarded(Runnable part) {
    try {
      part.run();
    } catch (StorageException e) {
      failed = true;
      LOG.log(WARNING, "What is live cannot be read now: " + e.getMessage());
    } catch (RuntimeException e) {
      failed = true;
      LOG.log(WARNING, "What is live could not be told", e);
    }
  }

  private synchronized List<AppId> appsNow() {
    deserted.entrySet().removeIf(entry -> isForgotten(entry.getKey(), entry.getValue()));
    return List.copyOf(apps.keySet());
  }

  private boolean isForgotten(AppId app, long until) {
    boolean isForgotten = System.nanoTime() - until > 0 || deserted.size() > MOST_DESERTED;
    if (isForgotten) {
      apps.remove(app);
    }
    return isForgotten;
  }

  private void turn(AppId id) {
    LiveApp app;
    LiveApp.Turn turn;
    synchronized (this) {
      app = apps.get(id);
      if (app == null) {
        return;
      }
      turn = app.take(foreign.last());
    }
    if (!turn.isEmpty()) {
      turn(app, turn);
    }
  }

  private void turn(LiveApp app, LiveApp.Turn turn) {
    boolean done = false;
    try {
      app.turn(turn);
      done = true;
    } finally {
      if (!done) {
        synchronized (this) {
          app.takeBack(turn);
          wake();
        }
      }
    }
  }

  /** Asks whether another process has written. */
  private void poll() {
    long now = System.nanoTime();
    if (now - nextPoll >= 0) {
      long number = live.lastCommit();
      synchronized (this) {
        if (foreign.isPast(number)) {
          resetAll();
        }
        nextPoll = now + (foreign.isSuspected() ? limits.pause().toNanos() : SECOND);
      }
    }
  }

  private void beat() {
    long now = System.nanoTime();
    if (now - nextBeat >= 0) {
      nextBeat = now + limits.heartbeat().toNanos();
      all().forEach(listener -> listener.beat(LiveEvents.HEARTBEAT));
    }
  }

  private synchronized List<LiveListener> all() {
    return apps.values().stream().flatMap(app -> app.all().stream()).toList();
  }

  /** Ends all streams at once. */
  @Override
  public void close() {
    end().forEach(LiveListener::close);
    try {
      thread.join(); // it only reads, and the storage may be closed next
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<LiveListener> end() {
    closed = true;
    notifyAll();
    return all();
  }
}
