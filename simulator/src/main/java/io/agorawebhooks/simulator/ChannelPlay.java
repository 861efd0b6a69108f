package io.agorawebhooks.simulator;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Plays the calls of one channel, one after the other. */
final class ChannelPlay {
  private static final Comparator<TrueSession> SESSION_ORDER =
      Comparator.<TrueSession>comparingLong(session -> session.join().ts())
          .thenComparingLong(session -> session.join().uid())
          .thenComparing(session -> session.join().key());

  private final String name;
  private final SplittableRandom random;
  private final Slack slack;
  private final boolean marked;
  private final List<Event> events = new ArrayList<>();
  private final List<TrueCall> calls = new ArrayList<>();
  private final List<TrueSession> sessions = new ArrayList<>();

  ChannelPlay(String name, SplittableRandom random, Slack slack) {
    this.name = name;
    this.random = random;
    this.slack = slack;
    this.marked = random.nextInt(4) > 0;
  }

  /**
   * One channel in four has no creates and destroys: not everybody subscribes to them.
   *
   * @param most calls that there may be
   */
  TrueChannel play(long start, int most) {
    int count = random.nextInt(1, most + 1);
    long from = start;
    for (int i = 1; i <= count; i++) {
      boolean live = i == count && random.nextInt(3) == 0;
      TrueCall call = call(from, live);
      calls.add(call);
      from = (call.end() == null ? from : call.end()) + pause();
    }
    events.sort(Comparator.comparing(Event::key));
    sessions.sort(SESSION_ORDER);
    return new TrueChannel(name, events, calls, sessions);
  }

  private long pause() {
    long least = slack.betweenCalls(marked);
    return least + random.nextLong(random.nextBoolean() ? 5 : 40_000);
  }

  private TrueCall call(long first, boolean live) {
    CallPlay play = new CallPlay(random, slack, first, marked);
    play.users(live);
    long start = marked ? first + play.early() : first;
    Long end = live ? null : (Long) end(start, play.lastLeave());
    if (marked) {
      mark(101, start);
    }
    events.addAll(play.events());
    sessions.addAll(play.sessions(start));
    return new TrueCall(start, end, marked, play.userCount(), play.sessions(start).size());
  }

  /** The destroy follows the last leave; now and then Agora sends another one or two. */
  private long end(long start, long lastLeave) {
    if (!marked) {
      return lastLeave;
    }
    long end = Math.max(lastLeave, start + 1) + random.nextInt(3);
    mark(102, end);
    for (int again = random.nextInt(-6, 3); again > 0; again--) {
      end += random.nextInt(1, 6);
      mark(102, end);
    }
    return end;
  }

  private void mark(int type, long ts) {
    events.add(event(new EventKey(ts, null, EventType.of(type), 0), null, null));
  }

  private static Event event(EventKey key, @Nullable Long duration, @Nullable String sid) {
    return new Event(key, duration, null, null, null, null, sid);
  }
}
