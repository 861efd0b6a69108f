package io.agorawebhooks.simulator.check;

import static java.util.Objects.requireNonNull;

/** A law does not hold. The message says for people what was found and what had to be. */
public final class Violation extends RuntimeException {
  private final Law law;
  private final String channel;

  Violation(Law law, String channel, String message) {
    super(requireNonNull(message, "message is null"));
    this.law = requireNonNull(law, "law is null");
    this.channel = requireNonNull(channel, "channel is null");
  }

  /** The law that does not hold. */
  public Law law() {
    return law;
  }

  /** The channel that shows it; empty where it is about the app as a whole. */
  public String channel() {
    return channel;
  }

  /** Fails unless both are equal. */
  static void unlessEqual(Law law, String channel, String what, Object found, Object wanted) {
    if (!found.equals(wanted)) {
      throw new Violation(
          law, channel, "%s: found%n  %s%nbut wanted%n  %s".formatted(what, found, wanted));
    }
  }

  /** Fails unless it is so. */
  static void unless(boolean so, Law law, String channel, String message) {
    if (!so) {
      throw new Violation(law, channel, message);
    }
  }
}
