package io.agorawebhooks.simulator.check;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.EventType.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A lost user event changes other users' sessions at most in their call and inferred end, and in
 * what follows from the role events that such an end passes over: they fall into the session before
 * it moves and not after, or the other way round (correlation.md, section 5). Without those role
 * events nothing else differs.
 */
final class LossLaw {
  private LossLaw() {}

  /**
   * Loses one event of a channel and looks what else changes. The seed chooses it by what it is, so
   * that it stays the one when a stream is made smaller.
   */
  static void check(Told told, String channel, long seed) {
    List<Event> whole = told.events(channel);
    Event lost = Collections.min(whole, Comparator.comparing(event -> rank(event, seed)));
    if (!lost.type().isMark()) {
      List<Event> rest = new ArrayList<>(whole);
      rest.remove(lost);
      check(channel, lost.uid(), whole, rest);
    }
  }

  private static long rank(Event event, long seed) {
    return new SplittableRandom(seed ^ event.key().publicId().hashCode()).nextLong();
  }

  /**
   * Fails unless others' sessions differ by no more than they may.
   *
   * @param uid of the user whose event is lost
   * @param rest of the events without it
   */
  static void check(String channel, long uid, List<Event> whole, List<Event> rest) {
    List<Move> moves = moves(History.of(whole), History.of(rest), uid);
    Violation.unlessEqual(
        Law.LOSS_STAYS_LOCAL,
        channel,
        "other users' sessions without an event of " + uid,
        others(unpassed(rest, moves), uid),
        others(unpassed(whole, moves), uid));
  }

  /** Where the inferred ends of other users' sessions differ. */
  private static List<Move> moves(History whole, History rest, long uid) {
    Map<EventKey, Long> ends = new HashMap<>();
    whole.sessions().forEach(session -> ends.put(session.key(), end(session)));
    List<Move> moves = new ArrayList<>();
    for (Session session : rest.sessions()) {
      long end = end(session);
      long was = ends.getOrDefault(session.key(), end);
      if (session.uid() != uid && session.left() == null && was != end) {
        moves.add(new Move(session.uid(), Math.min(was, end), Math.max(was, end)));
      }
    }
    return moves;
  }

  private static long end(Session session) {
    return session.leave() == null ? Long.MAX_VALUE : session.leave();
  }

  private static List<Event> unpassed(List<Event> events, List<Move> moves) {
    return events.stream()
        .filter(event -> moves.stream().noneMatch(move -> move.passes(event)))
        .toList();
  }

  private static Map<EventKey, Session> others(List<Event> events, long uid) {
    Map<EventKey, Session> others = new HashMap<>();
    for (Session session : History.of(events).sessions()) {
      if (session.uid() != uid) {
        others.put(session.key(), lasting(session));
      }
    }
    return others;
  }

  /** The session without what may change: its call, and the end where no leave was told. */
  private static Session lasting(Session session) {
    return new Session(
        session.key(),
        0,
        session.join(),
        session.left(),
        session.joinInferred(),
        false,
        session.byDuration(),
        session.nextJoin(),
        session.initialRole(),
        session.switches(),
        session.communication(),
        session.platform(),
        session.clientType(),
        session.reason(),
        session.account(),
        session.sid());
  }

  /**
   * An inferred end that the loss moves.
   *
   * @param from the earlier of the two ends; a role event of that second falls in before it
   * @param to the later one, the greatest number where the session is still open
   */
  private record Move(long uid, long from, long to) {
    boolean passes(Event event) {
      return event.kind() == Kind.ROLE
          && event.uid() == uid
          && from < event.ts()
          && event.ts() <= to;
    }
  }
}
