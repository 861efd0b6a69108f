package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.notice.ClientType;
import io.agorawebhooks.notice.Role;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Counts the figures of a call from its sessions, in any order. */
final class FigureCount implements Consumer<Session> {
  private final Set<Long> hosts = new HashSet<>();
  private final Set<Long> audiences = new HashSet<>();
  private final Set<Long> people = new HashSet<>();
  private final Set<Long> bots = new HashSet<>();
  private long switches;

  @Override
  public void accept(Session session) {
    if (held(session, Role.HOST)) {
      hosts.add(session.uid());
    }
    if (held(session, Role.AUDIENCE)) {
      audiences.add(session.uid());
    }
    (isBot(session) ? bots : people).add(session.uid());
    switches += session.switches().size();
  }

  private static boolean isBot(Session session) {
    return session.clientType() != null && ClientType.of(session.clientType()).isBot();
  }

  private static boolean held(Session session, Role role) {
    return session.initialRole() == role
        || session.switches().stream().anyMatch(change -> change.role() == role);
  }

  /** What was added. */
  CallFigures done() {
    Set<Long> onlyBots = new HashSet<>(bots);
    onlyBots.removeAll(people);
    return new CallFigures(
        hosts.size(), audiences.size(), switches, people.size(), onlyBots.size());
  }
}
