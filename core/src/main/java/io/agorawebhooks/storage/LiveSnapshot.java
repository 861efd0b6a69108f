package io.agorawebhooks.storage;

import java.util.List;

/**
 * The live calls of an app at a commit.
 *
 * @param commit the number of the last transaction that is in it
 * @param asOf epoch second up to which open sessions count
 * @param calls the latest start first; at most {@link Live#MOST_CALLS}
 * @param total how many live calls there are
 * @param onlineUsers who are in them; one who is in two calls counts in both
 */
public record LiveSnapshot(
    long commit, long asOf, List<LiveCall> calls, long total, long onlineUsers) {
  public LiveSnapshot {
    calls = List.copyOf(calls);
  }
}
