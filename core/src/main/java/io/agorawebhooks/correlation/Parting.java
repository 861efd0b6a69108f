package io.agorawebhooks.correlation;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A second at which the past of a channel can be taken out: no call reaches across it, and the
 * events from there on tell of exactly the calls and sessions that stay.
 *
 * @param second epoch seconds; the events before it go
 * @param calls that go, by start
 * @param sessions that go
 */
public record Parting(long second, List<Call> calls, List<Session> sessions) {
  /** How often an earlier second is tried when what stays would be told otherwise. */
  private static final int TRIES = 8;

  private static final Comparator<Extent> LAST_FIRST =
      Comparator.comparingLong(Extent::last).reversed();

  /**
   * A call.
   *
   * @param first the earliest second that something in it is known, or inferred, to have happened
   * @param last likewise
   * @param ended whether nothing in it is still open
   */
  private record Extent(long first, long last, boolean ended) {
    static Extent of(Call call) {
      return new Extent(call.start(), call.activity(), true);
    }

    Extent with(Session session, Predicate<Session> goes) {
      Long leave = session.leave();
      return new Extent(
          Math.min(first, session.join()),
          Math.max(last, Math.max(session.key().ts(), leave == null ? session.join() : leave)),
          ended && leave != null && goes.test(session));
    }
  }

  public Parting {
    calls = List.copyOf(calls);
    sessions = List.copyOf(sessions);
  }

  /**
   * The latest such second up to the horizon that is easily found; empty if nothing would go.
   *
   * @param events of one channel in any order, each event once
   * @param horizon epoch seconds; a call with anything at or after it stays
   * @param goes whether a session, which has ended, may go
   */
  public static Optional<Parting> of(
      Collection<Event> events, long horizon, Predicate<Session> goes) {
    requireNonNull(goes, "goes is null");
    History all = History.of(events);
    Map<Long, Extent> extents = extents(all, goes);
    long second = settled(extents.values(), beforeAllThatStay(extents.values(), horizon));
    for (int i = 0; i < TRIES; i++) {
      long at = second;
      List<Event> kept = events.stream().filter(event -> event.ts() >= at).toList();
      if (kept.size() == events.size()) {
        return Optional.empty();
      }
      if (History.of(kept).equals(part(all, extents, at, false))) {
        History gone = part(all, extents, at, true);
        return Optional.of(new Parting(at, gone.calls(), gone.sessions()));
      }
      second = settled(extents.values(), earlier(extents.values(), at));
    }
    return Optional.empty();
  }

  private static Map<Long, Extent> extents(History all, Predicate<Session> goes) {
    Map<Long, Extent> extents = new HashMap<>();
    all.calls().forEach(call -> extents.put(call.id(), Extent.of(call)));
    for (Session session : all.sessions()) {
      extents.computeIfPresent(session.call(), (call, extent) -> extent.with(session, goes));
    }
    return extents;
  }

  private static long beforeAllThatStay(Collection<Extent> calls, long horizon) {
    return calls.stream()
        .filter(call -> !call.ended() || call.last() >= horizon)
        .mapToLong(Extent::first)
        .reduce(horizon, Math::min);
  }

  /** The latest second up to this one that no call reaches across. */
  private static long settled(Collection<Extent> calls, long from) {
    long second = from;
    for (Extent call : calls.stream().sorted(LAST_FIRST).toList()) {
      if (call.last() < second) {
        break;
      }
      second = Math.min(second, call.first());
    }
    return second;
  }

  /** Lets the last call stay that would go. */
  private static long earlier(Collection<Extent> calls, long second) {
    return calls.stream()
        .filter(call -> call.last() < second)
        .max(Comparator.comparingLong(Extent::last))
        .map(Extent::first)
        .orElse(Long.MIN_VALUE);
  }

  private static History part(History all, Map<Long, Extent> extents, long second, boolean gone) {
    List<Call> calls = new ArrayList<>(all.calls());
    calls.removeIf(call -> isGone(extents, call.id(), second) != gone);
    List<Session> sessions = new ArrayList<>(all.sessions());
    sessions.removeIf(session -> isGone(extents, session.call(), second) != gone);
    return new History(calls, sessions);
  }

  private static boolean isGone(Map<Long, Extent> extents, long call, long second) {
    return requireNonNull(extents.get(call), "no such call").last() < second;
  }
}
