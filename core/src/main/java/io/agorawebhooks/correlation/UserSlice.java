package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * As many of a user's events around a change as decide the sessions there: no leave pairs across
 * its bounds, neither before the change nor after it, and no session outside feels what happens
 * inside.
 */
final class UserSlice {
  /** Seconds that a leave can reach back at most: the longest duration, and what it may be off. */
  private static final long LONGEST_REACH = 30 * 24 * 3600 + Pairing.NEAR + 1;

  private final UserEvents events;
  private final SessionStore sessions;
  private final Lifecycle lifecycle;
  private final long uid;
  private long low;
  private long from;
  private long to;
  private List<Stay> stays = List.of();
  private List<Session> before = List.of();
  private List<Session> previous = List.of();
  private List<Session> next = List.of();

  /**
   * @param events the user's events with the change
   * @param low first second of the change
   * @param high last second of the change
   */
  UserSlice(
      UserEvents events,
      SessionStore sessions,
      Lifecycle lifecycle,
      long uid,
      long low,
      long high) {
    this.events = events;
    this.sessions = sessions;
    this.lifecycle = lifecycle;
    this.uid = uid;
    this.low = low;
    this.from = low;
    this.to = high + 1;
    settle();
  }

  /** Takes in what lies between these seconds as well. */
  void widen(long first, long last) {
    if (first < from || last >= to) {
      low = Math.min(low, first);
      from = Math.min(from, first);
      to = Math.max(to, last + 1);
      settle();
    }
  }

  private void settle() {
    do {
      bound();
      lifecycle.cover(from - Timeline.REPEAT, to + Timeline.REPEAT);
      stays = Pairing.of(events.between(from, to), lifecycle.after());
      readSessions();
    } while (takesInPrevious() || takesInRoles());
  }

  private void readSessions() {
    previous = new ArrayList<>();
    before = new ArrayList<>();
    next = new ArrayList<>();
    for (Session session : sessions.around(uid, from, to)) {
      (session.join() < from ? previous : session.join() < to ? before : next).add(session);
    }
  }

  /** Moves the bounds out until no leave reaches across them, before the change or after it. */
  private void bound() {
    boolean moved = true;
    while (moved) {
      long end = to + LONGEST_REACH;
      long lowest = from;
      long highest = to;
      for (Map.Entry<Event, Long> leave : reaches(from, end).entrySet()) {
        if (leave.getKey().ts() < to) {
          lowest = Math.min(lowest, leave.getValue());
        } else if (leave.getValue() < to) {
          highest = Math.max(highest, leave.getKey().ts() + 1);
        }
      }
      moved = lowest < from || highest > to;
      from = lowest;
      to = highest;
    }
  }

  /** How far back each leave reaches, as it is with the change and as it was. */
  private Map<Event, Long> reaches(long first, long end) {
    Map<Event, Long> reaches = new HashMap<>();
    reaches(List.copyOf(events.between(first, end)), reaches);
    reaches(events.storedBetween(first, end), reaches);
    return reaches;
  }

  private void reaches(Collection<Event> own, Map<Event, Long> reaches) {
    Set<EventKey> byOrder = Pairing.notByDuration(own);
    for (Event event : own) {
      if (event.kind() == Kind.LEAVE) {
        long reach = lifecycle.reach(event, !byOrder.contains(event.key()));
        reaches.merge(event, reach, Math::min);
      }
    }
  }

  /** A session without a leave before this slice ends where the first one in it begins. */
  private boolean takesInPrevious() {
    if (previous.isEmpty()) {
      return false;
    }
    Session last = previous.get(previous.size() - 1);
    Long first = stays.isEmpty() ? afterLast() : (Long) stays.get(0).start();
    boolean touched =
        last.left() == null
            && (first == null
                || low <= first
                || !first.equals(last.nextJoin())
                || hasRoleUpTo(first));
    if (touched) {
      from = last.join();
    }
    return touched;
  }

  /** Role events of that second too fall into the session that ends there, or into the new one. */
  private boolean hasRoleUpTo(long first) {
    return events.between(from, Math.min(to, first + 1)).stream()
        .anyMatch(event -> event.kind() == Kind.ROLE);
  }

  /** A last session without a leave owns the role events up to the next join. */
  private boolean takesInRoles() {
    if (stays.isEmpty() || stays.get(stays.size() - 1).leave() != null) {
      return false;
    }
    Long after = afterLast();
    long end = to;
    for (Event event : events.between(to, after == null ? Long.MAX_VALUE : after + 1)) {
      end = event.kind() == Kind.ROLE ? event.ts() + 1 : end;
    }
    boolean found = end > to;
    to = end;
    return found;
  }

  private @Nullable Long afterLast() {
    return next.isEmpty() ? null : (Long) next.get(0).join();
  }

  /** The sessions as they were. */
  List<Session> before() {
    return before;
  }

  /** The stays as they are with the change, as their calls see them. */
  List<Member> members() {
    return Member.of(stays, afterLast());
  }

  /** The sessions as they are with the change, given the call of each. */
  List<Session> after(Function<EventKey, Call> homes) {
    return Sessions.of(List.copyOf(events.between(from, to)), stays, afterLast(), homes);
  }

  /** Whether a session right before or after this slice lies in that call. */
  boolean neighboursIn(long call) {
    List<Session> neighbours = new ArrayList<>(previous);
    neighbours.addAll(next);
    return neighbours.stream().anyMatch(session -> session.call() == call);
  }
}
