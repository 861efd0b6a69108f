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
  private static final long[] BOTS = {3, 8, 10, 28, 60};
  private static final long[] REASONS = {0, 1, 1, 1, 2, 3, 10, 999};
  private static final long TIMED_OUT = 2;
  private static final long OTHER_DEVICE = 5;

  /** Seconds within which a user comes back without the call falling apart. */
  private static final int BACK = 60;

  private static final int FLAPS = 4;

  private record Stay(long join, long leave) {}

  private final SplittableRandom random;
  private final Slack slack;
  private final long uid;
  private final boolean communication;
  private final long platform;
  private final @Nullable Long clientType;
  private final @Nullable String account;
  private final List<Stay> stays = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private final List<TrueSession> sessions = new ArrayList<>();
  private long sent;

  UserPlay(SplittableRandom random, Slack slack, long uid, boolean communication) {
    this.random = random;
    this.slack = slack;
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

  /** Up to three stays, the first of which begins here, now and then after some flaps. */
  void stays(long join, long longest) {
    if (slack.flaps() && random.nextInt(6) == 0) {
      flap(join);
    }
    long from = join;
    for (int i = random.nextInt(3); i >= 0; i--) {
      long leave = from + slack.shortestStay() + random.nextLong(longest + 1);
      stay(from, leave);
      from = Math.max(from + slack.betweenJoins(), leave + gap());
    }
  }

  /** In and out, several times within a second. */
  private void flap(long second) {
    for (int i = random.nextInt(1, FLAPS); i > 0; i--) {
      stay(second, second);
    }
  }

  /**
   * Now and then the user is back, with this device or another, before the server has given up the
   * first connection.
   */
  private long gap() {
    return random.nextInt(5) == 0
        ? -random.nextInt(20)
        : random.nextInt(BACK + 1 - 2 * slack.seconds());
  }

  /**
   * Makes the events of these stays.
   *
   * @param open whether the user is still in the last of them
   */
  void act(boolean open) {
    for (int i = 0; i < stays.size(); i++) {
      Stay next = i + 1 == stays.size() ? null : stays.get(i + 1);
      Stay stay = stays.get(i);
      long until = next == null ? stay.leave() : Math.min(stay.leave(), next.join() - 1);
      boolean overtaken = next != null && next.join() <= stay.leave();
      long reason = overtaken ? overtaken() : any(REASONS);
      act(stay, until, next == null && open, reason);
    }
  }

  private long overtaken() {
    return random.nextBoolean() ? TIMED_OUT : OTHER_DEVICE;
  }

  private void act(Stay stay, long until, boolean open, long reason) {
    Role initial = communication || random.nextInt(3) == 0 ? Role.HOST : Role.AUDIENCE;
    Event join = send(joinType(initial), stay.join(), null, null);
    List<RoleSwitch> switches = communication ? List.of() : switches(initial, stay.join(), until);
    Role last = switches.isEmpty() ? initial : switches.get(switches.size() - 1).role();
    Event leave = open ? null : leave(stay, last, reason);
    sessions.add(new TrueSession(0, join, leave, initial, switches));
  }

  private int joinType(Role role) {
    return communication ? 107 : role == Role.HOST ? 103 : 105;
  }

  private Event leave(Stay stay, Role role, long reason) {
    int type = communication ? 108 : role == Role.HOST ? 104 : 106;
    return send(type, stay.leave(), stay.leave() - stay.join(), reason);
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

  private Event send(int type, long ts, @Nullable Long duration, @Nullable Long reason) {
    Event event = event(type, ts, duration, reason);
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
