package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.notice.ClientType;
import io.agorawebhooks.notice.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Puts together what the reads say of a call. */
final class MemoryReports {
  private MemoryReports() {}

  /** What is said of a call and all its sessions. */
  static CallReport report(MemoryChannel channel, Call call, long asOf) {
    return report(channel, call, Filter.ALL, asOf);
  }

  /** What is said of a call and its sessions that match. */
  static CallReport report(MemoryChannel channel, Call call, Filter filter, long asOf) {
    ReportOfCall report = new ReportOfCall(filter, asOf);
    channel.sessions().inCall(call.id()).forEach(report::add);
    return report.of(channel.name(), call);
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
