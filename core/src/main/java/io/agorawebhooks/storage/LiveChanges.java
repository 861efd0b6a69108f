package io.agorawebhooks.storage;

import java.util.List;

/**
 * What became of calls that commits changed.
 *
 * @param asOf epoch second up to which open sessions count
 * @param live those that somebody is online in
 * @param ended those that somebody was in and nobody is in any more
 */
public record LiveChanges(long asOf, List<LiveCall> live, List<ChangedCall> ended) {
  public LiveChanges {
    live = List.copyOf(live);
    ended = List.copyOf(ended);
  }

  /** Whether there is nothing to see. */
  public boolean isEmpty() {
    return live.isEmpty() && ended.isEmpty();
  }
}
