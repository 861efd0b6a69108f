package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.EventKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Works out one change of a channel: the users' slices, the calls of their sessions, the ends of
 * these calls, and with them the sessions.
 */
final class Change {
  private final EventStore events;
  private final SessionStore sessions;
  private final CallStore calls;
  private final Lifecycle lifecycle;
  private final Arrivals arrivals;
  private final Map<Long, UserSlice> slices = new TreeMap<>();
  private final Map<EventKey, SessionChange> changes = new LinkedHashMap<>();

  Change(
      EventStore events,
      SessionStore sessions,
      CallStore calls,
      Lifecycle lifecycle,
      Arrivals arrivals) {
    this.events = events;
    this.sessions = sessions;
    this.calls = calls;
    this.lifecycle = lifecycle;
    this.arrivals = arrivals;
  }

  ChannelChange find() {
    if (arrivals.isNothing()) {
      return new ChannelChange(List.of(), List.of(), List.of(), List.of());
    }
    MarkChange marks = marks();
    arrivals.users().forEach(this::slice);
    slicePartedUsers(marks);
    Placement placement = place(marks);
    Map<Long, Call> ended = Endings.of(calls, placement);
    sliceUnleft(placement, ended);
    slices.values().forEach(slice -> compare(slice, placement, ended));
    move(placement, ended);
    return new ChannelChange(
        arrivals.deliveries(),
        List.copyOf(placement.removed()),
        List.copyOf(ended.values()),
        List.copyOf(changes.values()));
  }

  private MarkChange marks() {
    return lifecycle.added().isEmpty()
        ? MarkChange.NONE
        : MarkChange.of(lifecycle.before(), lifecycle.after());
  }

  private void slice(long uid, UserEvents user) {
    long low = user.added().firstKey().ts();
    long high = user.added().lastKey().ts();
    slices.put(uid, new UserSlice(user, sessions, lifecycle, uid, low, high));
  }

  /** Users who left within a day after a create came or an end moved may be paired otherwise. */
  private void slicePartedUsers(MarkChange marks) {
    if (!marks.isNothing()) {
      long from = marks.firstBound() + 1;
      long to = marks.lastBound() + Pairing.DAY + Timeline.LATE_LEAVE + 1;
      sessions.usersLeavingByOrder(from, to).forEach(uid -> slice(uid, from, to));
    }
  }

  private void slice(long uid, long first, long last) {
    UserSlice slice = slices.get(uid);
    if (slice == null) {
      UserEvents user = new UserEvents(events, uid, first);
      slices.put(uid, new UserSlice(user, sessions, lifecycle, uid, first, last));
    } else {
      slice.widen(first, last);
    }
  }

  private Placement place(MarkChange marks) {
    boolean simple = !marks.isNothing() && endsQuietly(marks);
    Placement placement =
        new Placement(calls, sessions, lifecycle, simple ? MarkChange.NONE : marks);
    placement.place(slices.values(), simple ? marks.spans() : Set.of());
    return placement;
  }

  /** Whether all that the marks do is to end calls after the last join that they know. */
  private boolean endsQuietly(MarkChange marks) {
    return lifecycle.before().cuts().equals(lifecycle.after().cuts())
        && marks.spans().stream().allMatch(this::endsQuietly);
  }

  private boolean endsQuietly(long start) {
    Call call = calls.latestTo(start).filter(at -> at.start() == start).orElse(null);
    Long before = lifecycle.before().endOf(start);
    Long after = lifecycle.after().endOf(start);
    if (call == null || after == null || !lifecycle.before().spans().containsKey(start)) {
      return false;
    }
    Map.Entry<Long, Span> previous = lifecycle.after().spans().lowerEntry(start);
    if (previous != null && previous.getValue().endsAt(start)) {
      return false;
    }
    long first = before == null ? after : Math.min(before, after);
    long last = before == null ? after : Math.max(before, after);
    return call.lastJoin() < first
        && calls
            .earliestAfter(start)
            .filter(next -> next.start() <= last + Timeline.REPEAT)
            .isEmpty();
  }

  /** Sessions without a leave notice end with their call, so they change when its end does. */
  private void sliceUnleft(Placement placement, Map<Long, Call> ended) {
    for (Call call : ended.values()) {
      Call before = calls.call(call.id()).orElse(null);
      if (before != null && !Objects.equals(before.end(), call.end())) {
        sessions.unleftInCall(call.id()).forEach(this::sliceAround);
      }
    }
    placement.moved().values().stream()
        .filter(session -> session.left() == null)
        .forEach(this::sliceAround);
  }

  private void sliceAround(Session session) {
    slice(session.uid(), session.join(), session.join());
  }

  private void compare(UserSlice slice, Placement placement, Map<Long, Call> ended) {
    Map<EventKey, Session> before = new HashMap<>();
    slice.before().forEach(session -> before.put(session.key(), session));
    List<Session> after = slice.after(key -> home(placement, ended, key, before.get(key)));
    for (Session session : after) {
      note(before.remove(session.key()), session);
    }
    before.values().forEach(gone -> note(gone, null));
  }

  private void note(@Nullable Session before, @Nullable Session after) {
    if (!Objects.equals(before, after)) {
      EventKey key = Objects.requireNonNull(before == null ? after : before, "session").key();
      changes.put(key, new SessionChange(before, after));
    }
  }

  private Call home(
      Placement placement, Map<Long, Call> ended, EventKey key, @Nullable Session before) {
    Long id = placement.homes().get(key);
    if (id == null) {
      id = Objects.requireNonNull(before, "a new session has a home").call();
    }
    Call call = ended.get(id);
    return call == null ? calls.call(id).orElseThrow() : call;
  }

  /** Sessions with a leave notice only change their call. */
  private void move(Placement placement, Map<Long, Call> ended) {
    placement
        .moved()
        .forEach(
            (key, session) -> {
              if (!changes.containsKey(key)) {
                note(session, session.inCall(home(placement, ended, key, session).id()));
              }
            });
  }
}
