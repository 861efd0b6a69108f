package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.EventKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether sessions can leave and enter a call without any other session changing its call.
 * Says no where that would take more than a few reads to know.
 */
final class Firmness {
  private final CallStore calls;
  private final SessionStore sessions;
  private final Lifecycle lifecycle;

  Firmness(CallStore calls, SessionStore sessions, Lifecycle lifecycle) {
    this.calls = calls;
    this.sessions = sessions;
    this.lifecycle = lifecycle;
  }

  /**
   * What is known so far, for a join at this second, in the span without end that starts at {@code
   * start}: with a later join in it, enough.
   */
  long reach(long start, long join) {
    Optional<Call> call = calls.latestTo(start).filter(at -> at.start() == start);
    return call.map(at -> Math.max(at.known(), at.lastJoin() >= join ? join : start)).orElse(start);
  }

  /** Whether every other session keeps its call when this edit is made, and the edit's own fit. */
  boolean holds(CallEdit edit) {
    Call call = edit.call();
    lifecycle.cover(call.start(), Math.max(call.start(), edit.lastJoin()));
    if (!call.created()) {
      return !edit.movesBack() && holdsGroup(edit);
    }
    return lifecycle.after().endOf(call.start()) != null || (!edit.movesBack() && holdsSpan(edit));
  }

  /** A span without end holds what joins within 24 h of the last thing known in it. */
  private boolean holdsSpan(CallEdit edit) {
    Call call = edit.call();
    if (!edit.shrunk().isEmpty() && edit.lastJoin() > anchor(edit) + Homes.SPAN_REACH) {
      return false;
    }
    long known = call.known();
    for (Member member : edit.come()) {
      if (member.start() > call.lastJoin() && member.start() > known + Homes.SPAN_REACH) {
        return false;
      }
      known = Math.max(known, member.known());
    }
    long reach = known + Homes.SPAN_REACH;
    return calls
        .earliestAfter(call.start())
        .filter(next -> !next.created() && next.start() <= reach)
        .isEmpty();
  }

  /** The last join, or start, before everything that the edit touches. */
  private long anchor(CallEdit edit) {
    return sessions
        .latestInCall(edit.call().id(), edit.firstJoin())
        .map(session -> Math.max(session.join(), edit.call().start()))
        .orElse(edit.call().start());
  }

  /** A group holds what joins within 60 s of the last presence in it. */
  private boolean holdsGroup(CallEdit edit) {
    Call call = edit.call();
    if (!staysWhole(edit)) {
      return false;
    }
    long present = othersPresent(edit);
    for (Member member : edit.come()) {
      if (member.start() > call.lastJoin()
          && (member.start() > present + Homes.GROUP_REACH || parts(call, member.start()))) {
        return false;
      }
      present = Math.max(present, member.present());
    }
    long reach = present + Homes.GROUP_REACH;
    return calls
        .earliestAfter(call.start())
        .filter(next -> !next.created() && next.start() <= reach && !parts(call, next.start()))
        .isEmpty();
  }

  private boolean parts(Call group, long join) {
    lifecycle.cover(group.start(), join);
    return lifecycle.after().parts(group.start(), join);
  }

  /** Whether what shrinks leaves no gap among the joins after it. */
  private boolean staysWhole(CallEdit edit) {
    long last = edit.call().lastJoin();
    List<Member> shrunk = edit.shrunk();
    return shrunk.stream().allMatch(old -> stillReaches(edit, old, last))
        || sessions
            .latestInCall(edit.call().id(), edit.firstJoin())
            .filter(before -> last <= before.present() + Homes.GROUP_REACH)
            .isPresent();
  }

  private static boolean stillReaches(CallEdit edit, Member old, long last) {
    return edit.come().stream()
        .anyMatch(
            now ->
                now.key().equals(old.key())
                    && now.start() == old.start()
                    && last <= now.present() + Homes.GROUP_REACH);
  }

  /** The last presence of the sessions that the edit does not touch. */
  private long othersPresent(CallEdit edit) {
    Set<EventKey> touched = edit.keys();
    return sessions.longestPresent(edit.call().id(), touched.size() + 1).stream()
        .filter(session -> !touched.contains(session.key()))
        .mapToLong(Session::present)
        .max()
        .orElse(Long.MIN_VALUE / 2);
  }

  /** The call after an edit that holds; its end is still to be found. */
  Call result(CallEdit edit) {
    Call call = edit.call();
    if (call.created() && edit.movesBack()) {
      return draft(edit).call(call.id(), lifecycle.after(), null);
    }
    return edit.moved(call.created() ? lifecycle.after().endOf(call.start()) : cut(edit));
  }

  private Draft draft(CallEdit edit) {
    Draft draft = Draft.ofSpan(edit.call().start(), edit.call().start());
    edit.members(sessions.inCall(edit.call().id())).forEach(draft::add);
    return draft;
  }

  private @Nullable Long cut(CallEdit edit) {
    long present = othersPresent(edit);
    for (Member member : edit.come()) {
      present = Math.max(present, member.present());
    }
    lifecycle.cover(edit.lastJoin(), present + Homes.GROUP_REACH + 1);
    Long next = calls.earliestAfter(edit.call().start()).map(Call::start).orElse(null);
    return Draft.cut(lifecycle.after(), edit.lastJoin(), present, next);
  }
}
