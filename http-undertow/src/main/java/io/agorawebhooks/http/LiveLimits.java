package io.agorawebhooks.http;

import java.time.Duration;

/**
 * How live streams run.
 *
 * @param pause between two looks at what changed; what happens to a call in between is told once
 * @param heartbeat between two signs of life on a stream
 * @param patience for a listener who does not take what was sent
 * @param listeners the most at once
 * @param waitingBytes for one listener at most; they are shared with the other listeners
 * @param keptBytes of the past that a listener who comes back can be told, of one app
 */
record LiveLimits(
    Duration pause,
    Duration heartbeat,
    Duration patience,
    int listeners,
    int waitingBytes,
    int keptBytes) {
  static final LiveLimits USUAL =
      new LiveLimits(
          Duration.ofMillis(200),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          1000,
          8 * 1024 * 1024,
          1024 * 1024);
}
