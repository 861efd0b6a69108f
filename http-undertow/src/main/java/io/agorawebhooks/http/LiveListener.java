package io.agorawebhooks.http;

import org.jspecify.annotations.Nullable;

/** Somebody who looks on live. None of this waits; what is sent is shared and stays as it is. */
interface LiveListener {
  /** The commit that it knows of, null if it is new, or -1 if what it knows means nothing. */
  @Nullable Long known();

  void send(LiveMessage message);

  /** A sign of life, and the end of those who do not take what was sent. */
  void beat(LiveMessage message);

  /** Ends it at once. */
  void close();
}
