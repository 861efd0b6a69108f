package io.agorawebhooks.simulator.check;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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
      String sentence = "%s: found%n  %s%nbut wanted%n  %s";
      throw new Violation(
          law, channel, sentence.formatted(what, only(found, wanted), only(wanted, found)));
    }
  }

  /** What one has and the other has not, where both are of many things. */
  private static Object only(Object one, Object other) {
    Set<Object> rest = parts(one);
    rest.removeAll(parts(other));
    return rest.isEmpty() ? one : rest;
  }

  private static Set<Object> parts(Object whole) {
    if (whole instanceof Map<?, ?> map) {
      return new LinkedHashSet<>(map.entrySet());
    }
    return whole instanceof Collection<?> many ? new LinkedHashSet<>(many) : new LinkedHashSet<>();
  }

  /** Fails unless it is so. */
  static void unless(boolean so, Law law, String channel, String message) {
    if (!so) {
      throw new Violation(law, channel, message);
    }
  }
}
