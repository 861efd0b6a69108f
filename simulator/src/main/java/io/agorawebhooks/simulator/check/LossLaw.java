package io.agorawebhooks.simulator.check;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A lost user event changes other users' sessions at most in their call and inferred end. */
final class LossLaw {
  private LossLaw() {}

  /**
   * Loses one event of a channel and looks what else changes. The seed chooses it by what it is, so
   * that it stays the one when a stream is made smaller.
   */
  static void check(Told told, String channel, long seed) {
    List<Event> events = new ArrayList<>(told.events(channel));
    Event lost = Collections.min(events, Comparator.comparing(event -> rank(event, seed)));
    if (!lost.type().isMark()) {
      events.remove(lost);
      check(channel, lost, told.history(channel), History.of(events));
    }
  }

  private static long rank(Event event, long seed) {
    return new SplittableRandom(seed ^ event.key().publicId().hashCode()).nextLong();
  }

  private static void check(String channel, Event lost, History whole, History rest) {
    Violation.unlessEqual(
        Law.LOSS_STAYS_LOCAL,
        channel,
        "other users' sessions without an event of " + lost.uid(),
        others(rest, lost.uid()),
        others(whole, lost.uid()));
  }

  private static Map<EventKey, Session> others(History history, long uid) {
    Set<Long> unleft =
        history.sessions().stream()
            .filter(session -> session.left() == null)
            .map(Session::uid)
            .collect(Collectors.toSet());
    Map<EventKey, Session> others = new HashMap<>();
    for (Session session : history.sessions()) {
      if (session.uid() != uid) {
        others.put(session.key(), lasting(session, !unleft.contains(session.uid())));
      }
    }
    return others;
  }

  /**
   * The session without what may change: its call; where no leave was told the end; and if that is
   * so of any session of the user, which of them a role event falls into.
   */
  private static Session lasting(Session session, boolean left) {
    return new Session(
        session.key(),
        0,
        session.join(),
        session.left(),
        session.joinInferred(),
        false,
        session.byDuration(),
        session.nextJoin(),
        left || !session.joinInferred() ? session.initialRole() : Role.HOST,
        left ? session.switches() : List.of(),
        session.communication(),
        session.platform(),
        session.clientType(),
        session.reason(),
        left ? session.account() : null,
        session.sid());
  }
}
