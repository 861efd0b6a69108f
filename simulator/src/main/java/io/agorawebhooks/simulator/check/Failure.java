package io.agorawebhooks.simulator.check;

import static java.util.Objects.requireNonNull;

/**
 * A schedule that breaks a law.
 *
 * @param seed that plays it again
 * @param law that it breaks
 * @param message what was found, for people
 * @param caseLine the smallest stream found that breaks it, as JSON in the form of the cases
 */
public record Failure(long seed, Law law, String message, String caseLine) {
  public Failure {
    requireNonNull(law, "law is null");
    requireNonNull(message, "message is null");
    requireNonNull(caseLine, "caseLine is null");
  }
}
