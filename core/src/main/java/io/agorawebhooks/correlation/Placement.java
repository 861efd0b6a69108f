package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the calls of changed sessions. Where a call's other sessions cannot feel the change, only
 * its figures are moved on ({@link CallEdit}); else it is gathered anew ({@link Region}).
 */
final class Placement {
  private final CallStore calls;
  private final SessionStore sessions;
  private final Lifecycle lifecycle;
  private final MarkChange marks;
  private final Firmness firmness;
  private final Map<Long, CallEdit> edits = new LinkedHashMap<>();
  private final Map<EventKey, Long> homes = new HashMap<>();
  private final Map<Long, Call> changed = new LinkedHashMap<>();
  private final Set<Long> removed = new HashSet<>();
  private final Map<EventKey, Session> moved = new LinkedHashMap<>();

  /**
   * @param marks what new creates and destroys change, {@link MarkChange#NONE} where they only end
   *     calls that know no later join
   */
  Placement(CallStore calls, SessionStore sessions, Lifecycle lifecycle, MarkChange marks) {
    this.calls = calls;
    this.sessions = sessions;
    this.lifecycle = lifecycle;
    this.marks = marks;
    this.firmness = new Firmness(calls, sessions, lifecycle);
  }

  /**
   * Places the changed sessions of these slices.
   *
   * @param ended starts of calls that get another end and keep their sessions
   */
  void place(Collection<UserSlice> slices, Collection<Long> ended) {
    List<Member> unsure = new ArrayList<>();
    for (UserSlice slice : slices) {
      List<MemberChange> changes = MemberChange.of(slice);
      Map<EventKey, Long> tentative = new HashMap<>();
      changes.forEach(change -> edit(change, tentative, unsure));
      countUsers(slice, changes, tentative);
    }
    ended.forEach(start -> atStart(start).ifPresent(this::editOf));
    gather(unsure);
    edits.values().forEach(this::finish);
  }

  private void edit(MemberChange change, Map<EventKey, Long> tentative, List<Member> unsure) {
    Session before = change.before();
    if (before != null) {
      calls.call(before.call()).map(this::editOf).orElseThrow().remove(before.member());
    }
    Member after = change.after();
    if (after != null) {
      Optional<CallEdit> home = tentativeHome(after).map(this::editOf);
      home.ifPresentOrElse(edit -> edit.add(after), () -> unsure.add(after));
      home.ifPresent(edit -> tentative.put(after.key(), edit.call().id()));
    }
  }

  private CallEdit editOf(Call call) {
    return edits.computeIfAbsent(call.id(), id -> new CallEdit(call));
  }

  /** The stored call that the session seems to lie in, if there is one. */
  private Optional<Call> tentativeHome(Member member) {
    lifecycle.cover(member.start() - Timeline.REPEAT, member.start() + Timeline.REPEAT);
    Optional<Span> span =
        Homes.spanOf(member, lifecycle.after(), start -> firmness.reach(start, member.start()));
    return span.isPresent()
        ? atStart(span.get().start()).filter(Call::created)
        : calls.latestTo(member.start()).filter(call -> !call.created());
  }

  private Optional<Call> atStart(long start) {
    return calls.latestTo(start).filter(call -> call.start() == start);
  }

  /** A call gains a user with the user's first session in it, and loses one with the last. */
  private void countUsers(
      UserSlice slice, List<MemberChange> changes, Map<EventKey, Long> tentative) {
    Map<EventKey, Long> before = new HashMap<>();
    slice.before().forEach(session -> before.put(session.key(), session.call()));
    Map<EventKey, Long> after = new HashMap<>(before);
    for (MemberChange change : changes) {
      after.remove(change.key());
    }
    after.putAll(tentative);
    Set<Long> touched = new HashSet<>(before.values());
    touched.addAll(after.values());
    for (long call : touched) {
      CallEdit edit = edits.get(call);
      if (edit != null && !slice.neighboursIn(call)) {
        int had = before.containsValue(call) ? 1 : 0;
        edit.addUsers((after.containsValue(call) ? 1 : 0) - had);
      }
    }
  }

  private void gather(List<Member> unsure) {
    Region region = new Region(calls, sessions, lifecycle, marks);
    if (!marks.isNothing()) {
      region.reach(marks.low(), marks.high());
    }
    unsure.forEach(region::add);
    List<CallEdit> loose = edits.values().stream().filter(edit -> !firmness.holds(edit)).toList();
    loose.forEach(edit -> edits.remove(edit.call().id()));
    loose.forEach(region::add);
    if (region.isNothing()) {
      return;
    }
    for (CallEdit edit = region.gather(edits); edit != null; edit = region.gather(edits)) {
      region.add(edit);
    }
    homes.putAll(region.homes());
    changed.putAll(region.calls());
    removed.addAll(region.removed());
    moved.putAll(region.moved());
  }

  private void finish(CallEdit edit) {
    Call call = edit.call();
    changed.put(call.id(), firmness.result(edit));
    edit.come().forEach(member -> homes.put(member.key(), call.id()));
  }

  /** The calls of sessions that are new, changed or moved, by the key of the session. */
  Map<EventKey, Long> homes() {
    return homes;
  }

  /** Calls that are new or touched, by id, their ends still to be found. */
  Map<Long, Call> changed() {
    return changed;
  }

  /** Ids of stored calls that are no more. */
  Set<Long> removed() {
    return removed;
  }

  /** Sessions outside the slices that lie in another call than before, as they were. */
  Map<EventKey, Session> moved() {
    return moved;
  }
}
