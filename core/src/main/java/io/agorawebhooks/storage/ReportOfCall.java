package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Presences;
import io.agorawebhooks.metrics.Totals;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers what is said of a call from its sessions, one after the other, in any order. */
public final class ReportOfCall {
  private final Filter filter;
  private final long asOf;
  private final Set<Long> users = new HashSet<>();
  private final Set<Long> online = new HashSet<>();
  private final Set<@Nullable Long> clientTypes =
      new TreeSet<>(Comparator.nullsFirst(Comparator.<Long>naturalOrder()));
  private Totals totals = Totals.NONE;
  private boolean anybody;

  /**
   * @param filter which sessions count
   * @param asOf epoch second up to which open sessions count
   */
  public ReportOfCall(Filter filter, long asOf) {
    this.filter = requireNonNull(filter, "filter is null");
    this.asOf = asOf;
  }

  /** Whether the user of a session is there: it is open and at most 24 h old. */
  static boolean isOnline(Session session, long asOf) {
    return session.leave() == null && asOf - session.join() <= Totals.STALE;
  }

  /** Hands over when the user of a session was there, if it ended or until then. */
  static void presence(Session session, @Nullable Long asOf, Presences to) {
    if (session.leave() != null || asOf != null) {
      long leave = Totals.end(session, asOf == null ? session.join() : asOf);
      to.add(session.uid(), session.join(), leave, session.reason());
    }
  }

  /** Adds a session of the call, one that counts or not. */
  public void add(Session session) {
    boolean isOnline = isOnline(session, asOf);
    anybody |= isOnline;
    if (filter.matches(session, asOf)) {
      totals = totals.plus(Totals.of(session, filter, asOf));
      users.add(session.uid());
      clientTypes.add(session.clientType());
      if (isOnline) {
        online.add(session.uid());
      }
    }
  }

  /** What is said of the call, whose sessions were all added. */
  public CallReport of(String channel, Call call) {
    List<@Nullable Long> types = clientTypes.stream().toList();
    return new CallReport(
        channel, call, call.live() && anybody, totals, users.size(), online.size(), types);
  }
}
