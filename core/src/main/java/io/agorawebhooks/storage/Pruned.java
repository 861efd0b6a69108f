package io.agorawebhooks.storage;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * What a prune removed, or would remove.
 *
 * @param apps by id
 * @param bytesBefore how long the file was
 * @param bytesAfter how long it is
 * @param shrinks whether the file can give back room; false for one made by another program
 * @param longestHold the longest time for which other writers had to wait
 */
public record Pruned(
    List<App> apps, long bytesBefore, long bytesAfter, boolean shrinks, Duration longestHold) {
  public Pruned {
    apps = List.copyOf(apps);
    requireNonNull(longestHold, "longestHold is null");
  }

  /**
   * Of an app.
   *
   * @param app its id
   * @param horizon epoch seconds; what lies before is frozen
   * @param calls removed
   * @param sessions removed
   * @param notices removed
   * @param left channels that were left as they are, because notices of them came in all the time
   */
  public record App(String app, long horizon, long calls, long sessions, long notices, long left) {
    public App {
      requireNonNull(app, "app is null");
    }
  }
}
