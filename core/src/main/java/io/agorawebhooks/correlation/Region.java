package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring calls of a channel that are gathered anew from all their sessions. Grows until no
 * call beside it feels the change.
 */
final class Region {
  private final CallStore calls;
  private final SessionStore sessions;
  private final Lifecycle lifecycle;
  private final MarkChange marks;
  private final NavigableMap<Long, Call> included = new TreeMap<>();
  private final Map<EventKey, Session> stored = new LinkedHashMap<>();
  private final Set<EventKey> touched = new HashSet<>();
  private final List<Member> incoming = new ArrayList<>();
  private final Map<EventKey, Long> homes = new HashMap<>();
  private final Map<Long, Call> result = new LinkedHashMap<>();
  private final Map<EventKey, Session> moved = new LinkedHashMap<>();
  private NavigableMap<Long, Draft> drafts = new TreeMap<>();
  private long low = Long.MAX_VALUE;
  private long high = Long.MIN_VALUE;

  Region(CallStore calls, SessionStore sessions, Lifecycle lifecycle, MarkChange marks) {
    this.calls = calls;
    this.sessions = sessions;
    this.lifecycle = lifecycle;
    this.marks = marks;
  }

  /** Takes in the calls between these seconds. */
  void reach(long first, long last) {
    low = Math.min(low, first);
    high = Math.max(high, last);
  }

  /** A session that needs a call. */
  void add(Member member) {
    incoming.add(member);
    touched.add(member.key());
    reach(member.start(), member.start());
  }

  /** A call some of whose sessions leave and enter it, or seem to. */
  void add(CallEdit edit) {
    include(edit.call());
    reach(edit.call().start(), edit.call().start());
    touched.addAll(edit.keys());
    edit.come().forEach(this::add);
    if (edit.firstJoin() != Long.MAX_VALUE) {
      reach(edit.firstJoin(), edit.firstJoin());
    }
  }

  boolean isNothing() {
    return high < low;
  }

  /**
   * Gathers the calls.
   *
   * @param edits of calls, by id; one whose call belongs in here is taken out
   * @return the edit taken out, to be added before gathering again; null when it is done
   */
  @Nullable CallEdit gather(Map<Long, CallEdit> edits) {
    boolean grown = true;
    while (grown) {
      includeRange();
      for (Call call : included.values()) {
        if (edits.containsKey(call.id())) {
          return edits.remove(call.id());
        }
      }
      draft();
      grown = grow();
    }
    finish();
    return null;
  }

  private void includeRange() {
    calls.calls(low, high).stream().filter(call -> !isSettled(call)).forEach(this::include);
    if (low > Long.MIN_VALUE) {
      calls.latestTo(low - 1).filter(call -> !isSettled(call)).ifPresent(this::include);
    }
  }

  /** Whether each session of this call is in it for reasons that no other session can change. */
  private boolean isSettled(Call call) {
    if (!call.created() || marks.spans().contains(call.start())) {
      return false;
    }
    lifecycle.cover(call.start(), call.start());
    Long end = lifecycle.after().endOf(call.start());
    return end != null && (end < marks.low() || call.start() > marks.high());
  }

  private void include(Call call) {
    if (included.put(call.start(), call) == null) {
      sessions.inCall(call.id()).forEach(session -> stored.put(session.key(), session));
    }
  }

  private void draft() {
    List<Member> members = new ArrayList<>(incoming);
    stored.values().stream()
        .filter(session -> !touched.contains(session.key()))
        .map(Session::member)
        .forEach(members::add);
    members.sort(null);
    cover(members);
    drafts = new TreeMap<>();
    emptySpans().forEach(start -> drafts.put(start, Draft.ofSpan(start, start)));
    Homes.assign(members, lifecycle.after(), this::knownBefore)
        .forEach(draft -> drafts.put(draft.start(), draft));
  }

  private void cover(Collection<Member> members) {
    long from = Math.min(low, included.isEmpty() ? low : included.firstKey());
    long to = Math.max(from, high == Long.MAX_VALUE ? from : high);
    for (Member member : members) {
      from = Math.min(from, member.start() - Timeline.REPEAT);
      to = Math.max(to, Math.max(member.start(), member.present()) + Homes.GROUP_REACH + 1);
    }
    lifecycle.cover(from, to);
  }

  private Set<Long> emptySpans() {
    Set<Long> starts = new HashSet<>(marks.spans());
    included.values().stream().filter(Call::created).map(Call::start).forEach(starts::add);
    return starts;
  }

  private long knownBefore(long start) {
    return included.containsKey(start)
        ? start
        : calls
            .latestTo(start)
            .filter(call -> call.start() == start)
            .map(Call::known)
            .orElse(start);
  }

  /** Whether the next call after those gathered is reached by the last of them. */
  private boolean grow() {
    if (high == Long.MAX_VALUE || drafts.isEmpty()) {
      return false;
    }
    Optional<Call> next =
        calls
            .earliestAfter(lastReached())
            .filter(call -> !call.created() && isReached(call.start()));
    next.ifPresent(call -> reach(low, call.start()));
    return next.isPresent();
  }

  private boolean isReached(long start) {
    lifecycle.cover(Math.min(start, drafts.firstKey()), start);
    Draft last = drafts.lastEntry().getValue();
    if (!last.created()
        && start <= last.present() + Homes.GROUP_REACH
        && !lifecycle.after().parts(last.start(), start)) {
      return true;
    }
    return lifecycle
        .after()
        .latest(start)
        .filter(span -> span.end() == null)
        .map(span -> drafts.get(span.start()))
        .filter(draft -> start <= draft.known() + Homes.SPAN_REACH)
        .isPresent();
  }

  private void finish() {
    Set<Long> unused = new HashSet<>();
    included.values().forEach(call -> unused.add(call.id()));
    for (Draft draft : drafts.values()) {
      long id = id(draft, unused);
      unused.remove(id);
      result.put(id, draft.call(id, lifecycle.after(), next(draft)));
      for (Member member : draft.members()) {
        home(member.key(), id);
      }
    }
  }

  private void home(EventKey key, long id) {
    homes.put(key, id);
    Session session = stored.get(key);
    if (session != null && session.call() != id && !touched.contains(key)) {
      moved.put(key, session);
    }
  }

  /** A span keeps its id; a group takes that of the first of its sessions' groups still free. */
  private long id(Draft draft, Set<Long> unused) {
    Call same = included.get(draft.start());
    if (draft.created()) {
      return same != null && same.created() ? same.id() : calls.newId();
    }
    return draft.members().stream()
        .map(member -> stored.get(member.key()))
        .filter(session -> session != null && unused.contains(session.call()) && isGroup(session))
        .map(Session::call)
        .findFirst()
        .orElseGet(calls::newId);
  }

  private boolean isGroup(Session session) {
    return included.values().stream()
        .anyMatch(call -> call.id() == session.call() && !call.created());
  }

  /** The start of the next call: one gathered here, a span, or the first one stored after these. */
  private @Nullable Long next(Draft draft) {
    Long next = drafts.higherKey(draft.start());
    if (next == null) {
      next = calls.earliestAfter(lastReached()).map(Call::start).orElse(null);
    }
    Long span = lifecycle.after().spans().higherKey(draft.start());
    return next == null || (span != null && span < next) ? span : next;
  }

  /** The last second of what is gathered here, before the change or after it. */
  private long lastReached() {
    long last = drafts.isEmpty() ? high : Math.max(high, drafts.lastKey());
    return included.isEmpty() ? last : Math.max(last, included.lastKey());
  }

  /** The calls of all sessions gathered, by the session's key. */
  Map<EventKey, Long> homes() {
    return homes;
  }

  /** The calls gathered, by id; their ends are still to be found. */
  Map<Long, Call> calls() {
    return result;
  }

  /** Ids of calls that are no more. */
  Set<Long> removed() {
    Set<Long> removed = new HashSet<>();
    included.values().forEach(call -> removed.add(call.id()));
    removed.removeAll(result.keySet());
    return removed;
  }

  /** Sessions that nothing else changes and that lie in another call than before, as they were. */
  Map<EventKey, Session> moved() {
    return moved;
  }
}
