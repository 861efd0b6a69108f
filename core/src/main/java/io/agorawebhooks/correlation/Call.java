package io.agorawebhooks.correlation;

import org.jspecify.annotations.Nullable;

/**
 * One lifetime of a channel (correlation.md, section 4). Times are whole seconds since 1970, UTC.
 *
 * @param id names the call in its sessions; in storage it stays when the start moves
 * @param start of its create, else of its first join
 * @param created whether there is a create
 * @param destroyed second of its destroy, null if there is none
 * @param end null while nothing says that it ended
 * @param known the last second that is known of it: start, joins, leaves
 * @param lastJoin the last join, {@link Long#MIN_VALUE} without sessions
 * @param sessions how many
 * @param users how many distinct uids
 * @param endless sessions that neither a leave nor the same user's next join ends
 */
public record Call(
    long id,
    long start,
    boolean created,
    @Nullable Long destroyed,
    @Nullable Long end,
    long known,
    long lastJoin,
    int sessions,
    int users,
    int endless) {

  /**
   * The same call with the end that follows from what is known of it.
   *
   * @param later whether the channel has a call that starts later
   */
  Call ended(boolean later) {
    Long last = later || (!created && endless == 0) ? (Long) known : null;
    return new Call(
        id,
        start,
        created,
        destroyed,
        destroyed == null ? last : destroyed,
        known,
        lastJoin,
        sessions,
        users,
        endless);
  }

  /** The last second on which something is known to have happened, its destroy included. */
  public long activity() {
    return destroyed == null ? known : Math.max(known, destroyed);
  }

  /** The same call under another id. */
  public Call withId(long other) {
    return new Call(
        other, start, created, destroyed, end, known, lastJoin, sessions, users, endless);
  }

  /** Whether nothing has ended it yet. */
  public boolean live() {
    return end == null;
  }
}
