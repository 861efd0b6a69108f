package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import java.util.List;

/**
 * A user of a call with their sessions in it.
 *
 * @param count how many sessions there are
 * @param sessions in session order, of more than {@link #MOST} the first
 */
public record Lane(long uid, long count, List<Session> sessions) {
  /** Sessions that are told of a user: somebody may come back all day. */
  public static final int MOST = 500;

  public Lane {
    sessions = List.copyOf(sessions);
  }
}
