package io.agorawebhooks.metrics;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.correlation.Session;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One user in one call.
 *
 * @param uid 1 to 2^32-1
 * @param account of the latest session that has one, null if none has
 * @param roles over all sessions
 * @param quality over those that ended
 * @param reconnections how often the user came back
 */
public record UserFigures(
    long uid,
    @Nullable String account,
    RoleFigures roles,
    Quality quality,
    Reconnections reconnections) {
  public UserFigures {
    requireNonNull(roles, "roles is null");
    requireNonNull(quality, "quality is null");
    requireNonNull(reconnections, "reconnections is null");
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
    private final Quality.Count quality = Quality.counting();
    private final Reconnections.Count reconnections = Reconnections.counting();
    private @Nullable String account;

    private Count(long uid, Filter filter, long asOf) {
      this.uid = uid;
      this.roles = RoleFigures.counting(filter, asOf);
    }

    @Override
    public void accept(Session session) {
      roles.accept(session);
      quality.accept(session);
      reconnections.accept(session);
      account = session.account() == null ? account : session.account();
    }

    /** What was added. */
    public UserFigures done() {
      return new UserFigures(uid, account, roles.done(), quality.done(), reconnections.done());
    }
  }
}
