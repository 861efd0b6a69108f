package io.agorawebhooks.metrics;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.RoleSegment;
import io.agorawebhooks.correlation.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The roles of one user in one call.
 *
 * @param uid 1 to 2^32-1
 * @param account of the latest session that has one, null if none has
 * @param roles over all sessions
 * @param segments of all sessions in turn, the first {@link #MOST_SEGMENTS} of them
 * @param cut whether there are more
 */
public record UserRoles(
    long uid,
    @Nullable String account,
    RoleFigures roles,
    List<RoleSegment> segments,
    boolean cut) {
  /** More segments than this are left out: a user may change roles as often as one likes. */
  public static final int MOST_SEGMENTS = 200;

  public UserRoles {
    requireNonNull(roles, "roles is null");
    segments = List.copyOf(segments);
  }

  /**
   * Takes the sessions of the user in the call, the earliest join first.
   *
   * @param filter that they match, and which of their seconds count
   * @param asOf epoch second up to which open sessions last
   */
  public static Count counting(long uid, Filter filter, long asOf) {
    return new Count(uid, filter, asOf);
  }

  /** Sessions as they come. */
  public static final class Count implements Consumer<Session> {
    private final long uid;
    private final RoleFigures.Count roles;
    private final List<RoleSegment> segments = new ArrayList<>();
    private @Nullable String account;
    private boolean cut;

    private Count(long uid, Filter filter, long asOf) {
      this.uid = uid;
      this.roles = RoleFigures.counting(filter, asOf);
    }

    @Override
    public void accept(Session session) {
      roles.accept(session);
      account = session.account() == null ? account : session.account();
      List<RoleSegment> more = session.segments();
      int room = Math.min(MOST_SEGMENTS - segments.size(), more.size());
      segments.addAll(more.subList(0, room));
      cut |= room < more.size();
    }

    /** What was added. */
    public UserRoles done() {
      return new UserRoles(uid, account, roles.done(), segments, cut);
    }
  }
}
