package io.agorawebhooks.kit;

import java.util.List;

/**
 * A named case of the correlation rules.
 *
 * @param note what it is about
 * @param channel the channel that {@code expected} speaks of; some notices are of others
 * @param notices raw bodies in arrival order
 */
public record CorrelationCase(
    String name, String note, String channel, List<byte[]> notices, Expected expected) {
  public CorrelationCase {
    notices = List.copyOf(notices);
  }

  @Override
  public String toString() {
    return name + ": " + note;
  }
}
