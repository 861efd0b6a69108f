package io.agorawebhooks.simulator;

import io.agorawebhooks.correlation.RoleSwitch;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Plays one user in one call: comes, goes, comes back, changes roles. */
final class UserPlay {
  private static final long[] PLATFORMS = {1, 2, 5, 6, 7, 8};
  private static final long[] BOTS = {3, 10, 28, 60};
  private static final long[] REASONS = {0, 1, 1, 1, 2, 3, 10, 999};

  /** Seconds within which a user comes back without the call falling apart. */
  private static final int BACK = 60;

  private record Stay(long join, long leave) {}

  private final SplittableRandom random;
  private final long uid;
  private final boolean communication;
  private final long platform;
  private final @Nullable Long clientType;
  private final @Nullable String account;
  private final List<Stay> stays = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<TrueSession> sessions = new ArrayList<>();
  private long sent;

  UserPlay(SplittableRandom random, long uid, boolean communication) {
    this.random = random;
    this.uid = uid;
    this.communication = communication;
    this.platform = any(PLATFORMS);
    this.clientType = platform == 6 && random.nextBoolean() ? (Long) any(BOTS) : null;
    this.account = random.nextBoolean() ? "user-" + uid : null;
  }

  private long any(long[] values) {
    return values[random.nextInt(values.length)];
  }

  void stay(long join, long leave) {
    stays.add(new Stay(join, leave));
  }

  /** Up to three stays, the first of which begins here. */
  void stays(long join, long longest) {
    long from = join;
    for (int i = random.nextInt(3); i >= 0; i--) {
      long leave = from + random.nextLong(longest + 1);
      stay(from, leave);
      from = Math.max(from + 3, leave + gap());
    }
  }

  /** Now and then the user is back before the first connection has timed out. */
  private long gap() {
    return random.nextInt(5) == 0 ? -random.nextInt(20) : random.nextInt(BACK + 1);
  }

  /**
   * Makes the events of these stays.
   *
   * @param open whether the user is still in the last of them
   */
  void act(boolean open) {
    for (int i = 0; i < stays.size(); i++) {
      boolean last = i + 1 == stays.size();
      Stay stay = stays.get(i);
      long until = last ? stay.leave() : Math.min(stay.leave(), stays.get(i + 1).join() - 1);
      act(stay, until, last && open);
    }
  }

  private void act(Stay stay, long until, boolean open) {
    Role initial = communication || random.nextInt(3) == 0 ? Role.HOST : Role.AUDIENCE;
    Event join = send(communication ? 107 : initial == Role.HOST ? 103 : 105, stay.join(), null);
    List<RoleSwitch> switches = communication ? List.of() : switches(initial, stay.join(), until);
    Role last = switches.isEmpty() ? initial : switches.get(switches.size() - 1).role();
    Event leave = open ? null : leave(stay, last);
    sessions.add(new TrueSession(0, join, leave, initial, switches));
  }

  private Event leave(Stay stay, Role role) {
    int type = communication ? 108 : role == Role.HOST ? 104 : 106;
    return send(type, stay.leave(), stay.leave() - stay.join());
  }

  /** Role events, of which one in four says what was so already. */
  private List<RoleSwitch> switches(Role initial, long from, long until) {
    List<RoleSwitch> switches = new ArrayList<>();
    Role now = initial;
    long ts = from;
    for (int i = random.nextInt(4); i > 0 && ts <= until; i--) {
      ts += random.nextLong(until - ts + 1);
      Role next = random.nextInt(4) == 0 ? now : now.opposite();
      events.add(event(next == Role.HOST ? 111 : 112, ts, null, null));
      if (next != now) {
        switches.add(new RoleSwitch(ts, next));
      }
      now = next;
    }
    return switches;
  }

  private Event send(int type, long ts, @Nullable Long duration) {
    Event event = event(type, ts, duration, duration == null ? null : (Long) any(REASONS));
    events.add(event);
    return event;
  }

  /** Numbered in the order of sending, which tells what came first within a second. */
  private Event event(int type, long ts, @Nullable Long duration, @Nullable Long reason) {
    EventKey key = new EventKey(ts, ts * 1000 + ++sent, EventType.of(type), uid);
    return new Event(key, duration, platform, clientType, reason, account, "sid-" + uid);
  }

  long lastLeave() {
    return stays.stream().mapToLong(Stay::leave).max().orElseThrow();
  }

  List<Event> events() {
    return events;
  }

  /** The sessions that these stays are, in the call that starts at this second. */
  List<TrueSession> sessions(long call) {
    return sessions.stream()
        .map(s -> new TrueSession(call, s.join(), s.leave(), s.initialRole(), s.switches()))
        .toList();
  }
}
