package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A session of the Python server, whose times are those of the clock on its wall.
 *
 * @param join when it began
 * @param leave when it ended, null if it is open
 * @param seconds that it counts, null if it is open
 * @param said what else it says
 */
public record PythonSession(
    long uid,
    LocalDateTime join,
    @Nullable LocalDateTime leave,
    @Nullable Long seconds,
    Said said) {
  public PythonSession {
    requireNonNull(join, "join is null");
    requireNonNull(said, "said is null");
  }

  /**
   * What a session says beside its times; null where it does not.
   *
   * @param audience whether the user was no host when it ended
   * @param communication whether the channel had the communication profile
   */
  public record Said(
      boolean audience,
      boolean communication,
      @Nullable Long platform,
      @Nullable Long clientType,
      @Nullable Long reason,
      @Nullable String account,
      @Nullable String sid) {}

  /**
   * A join as its raw event and its session tell it.
   *
   * @param ts of the event, seconds since 1970
   * @param local what the session says
   */
  public record Join(long ts, LocalDateTime local) {
    public Join {
      requireNonNull(local, "local is null");
    }
  }
}
