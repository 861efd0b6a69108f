package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.CallTotals;
import io.agorawebhooks.notice.ClientType;
import io.agorawebhooks.notice.Role;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts together what the reads say of a call. */
final class MemoryReports {
  /** Seconds of an open session that count; an older one is no longer online. */
  private static final long STALE = 24 * 3600;

  private MemoryReports() {}

  static CallReport report(MemoryChannel channel, Call call, long asOf) {
    CallTotals totals = channel.totals().ofCall(call.id());
    List<Session> open =
        channel.sessions().unleftInCall(call.id()).stream()
            .filter(session -> session.leave() == null)
            .toList();
    return new CallReport(
        channel.name(),
        call,
        totals.hostSeconds(),
        totals.audienceSeconds(),
        totals.inferredSeconds(),
        totals.openSessions(),
        open.stream().mapToLong(session -> openSeconds(session, asOf)).sum(),
        users(open, session -> asOf - session.join() <= STALE).size(),
        clientTypes(channel.sessions().inCall(call.id())));
  }

  private static long openSeconds(Session session, long asOf) {
    return Math.max(0, Math.min(asOf - session.join(), STALE));
  }

  private static List<@Nullable Long> clientTypes(List<Session> sessions) {
    Set<@Nullable Long> types =
        new TreeSet<>(Comparator.nullsFirst(Comparator.<Long>naturalOrder()));
    sessions.forEach(session -> types.add(session.clientType()));
    return types.stream().toList();
  }

  static CallFigures figures(List<Session> sessions) {
    Set<Long> people = users(sessions, session -> !isBot(session));
    Set<Long> bots = users(sessions, MemoryReports::isBot);
    bots.removeAll(people);
    return new CallFigures(
        users(sessions, session -> held(session, Role.HOST)).size(),
        users(sessions, session -> held(session, Role.AUDIENCE)).size(),
        sessions.stream().mapToLong(session -> session.switches().size()).sum(),
        people.size(),
        bots.size());
  }

  private static boolean isBot(Session session) {
    return session.clientType() != null && ClientType.of(session.clientType()).isBot();
  }

  private static Set<Long> users(List<Session> sessions, Predicate<Session> of) {
    Set<Long> users = new HashSet<>();
    sessions.stream().filter(of).forEach(session -> users.add(session.uid()));
    return users;
  }

  private static boolean held(Session session, Role role) {
    return session.initialRole() == role
        || session.switches().stream().anyMatch(change -> change.role() == role);
  }
}
