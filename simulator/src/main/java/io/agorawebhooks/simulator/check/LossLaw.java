package io.agorawebhooks.simulator.check;

import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A lost user event changes other users' sessions at most in their call and inferred end. */
final class LossLaw {
  private LossLaw() {}

  /** Loses one event of a channel and looks what else changes. */
  static void check(Told told, String channel, SplittableRandom random) {
    List<Event> events = new ArrayList<>(told.events(channel));
    events.sort((a, b) -> a.key().compareTo(b.key()));
    Event lost = events.remove(random.nextInt(events.size()));
    if (!lost.type().isMark()) {
      check(channel, lost, told.history(channel), History.of(events));
    }
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
    Map<EventKey, Session> others = new HashMap<>();
    for (Session session : history.sessions()) {
      if (session.uid() != uid) {
        others.put(session.key(), lasting(session));
      }
    }
    return others;
  }

  /**
   * The session without what may change: its call; and where no leave was told the end, and with it
   * which role events still fall into it.
   */
  private static Session lasting(Session session) {
    boolean left = session.left() != null;
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
        left ? session.switches() : List.of(),
        session.communication(),
        session.platform(),
        session.clientType(),
        session.reason(),
        left ? session.account() : null,
        session.sid());
  }
}
