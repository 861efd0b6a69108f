package io.agorawebhooks.metrics;

import io.agorawebhooks.correlation.RoleSegment;
import io.agorawebhooks.correlation.Session;
import io.agorawebhooks.correlation.SessionChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The minutes ledger: exact seconds of completed sessions by quarter of an hour, platform, client
 * type, role, and measured or inferred. Not in it are open sessions and those that last {@link
 * #LONG} seconds or more.
 */
public final class Ledger {
  /** Seconds of a bucket. */
  public static final long BUCKET = 15 * 60;

  /**
   * Seconds from which on a session is not in the ledger: about 48 days. A leave tells of at most
   * 30 days; a longer session was ended by a create or destroy long after it, and of decades there
   * would be millions of quarters. Who adds up minutes asks for these few sessions themselves.
   */
  public static final long LONG = 1L << 22;

  private Ledger() {}

  /** Whether the session's seconds are in the ledger. */
  public static boolean holds(Session session) {
    Long duration = session.duration();
    return duration != null && duration < LONG;
  }

  /** What these sessions add up to; no entry is 0. */
  public static Map<LedgerKey, Long> of(Collection<Session> sessions) {
    Map<LedgerKey, Long> ledger = new HashMap<>();
    sessions.forEach(session -> add(ledger, session, 1));
    return ledger;
  }

  /** What the changes add to the ledger of their channel; no entry is 0, some are negative. */
  public static Map<LedgerKey, Long> change(Collection<SessionChange> changes) {
    Map<LedgerKey, Long> ledger = new HashMap<>();
    for (SessionChange change : changes) {
      if (change.before() != null) {
        add(ledger, change.before(), -1);
      }
      if (change.after() != null) {
        add(ledger, change.after(), 1);
      }
    }
    ledger.values().removeIf(seconds -> seconds == 0);
    return ledger;
  }

  private static void add(Map<LedgerKey, Long> ledger, Session session, int sign) {
    if (!holds(session)) {
      return;
    }
    for (RoleSegment segment : session.segments()) {
      add(ledger, session, segment, sign);
    }
  }

  private static void add(
      Map<LedgerKey, Long> ledger, Session session, RoleSegment segment, int sign) {
    long end = segment.from() + segment.seconds();
    for (long from = segment.from(); from < end; ) {
      long bucket = Math.floorDiv(from, BUCKET) * BUCKET;
      long to = Math.min(end, bucket + BUCKET);
      LedgerKey key =
          new LedgerKey(
              bucket, session.platform(), session.clientType(), segment.role(), session.inferred());
      ledger.merge(key, sign * (to - from), Long::sum);
      from = to;
    }
  }
}
