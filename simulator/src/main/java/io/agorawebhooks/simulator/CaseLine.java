package io.agorawebhooks.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.stream.Collectors;

/** Writes a stream in the form of the cases, to be pasted into a case file. */
public final class CaseLine {
  private CaseLine() {}

  /**
   * One line of JSON.
   *
   * @param note what it is about
   * @param channel the channel that it speaks of
   * @param stream in arrival order; what is no notice is left out
   */
  public static String of(String name, String note, String channel, Collection<Sent> stream) {
    return new JsonObject()
        .text("name", name)
        .text("note", note)
        .text("channel", channel)
        .member("notices", notices(stream))
        .toString();
  }

  private static String notices(Collection<Sent> stream) {
    return stream.stream()
        .filter(sent -> sent.delivery() != null)
        .map(sent -> new String(sent.body(), StandardCharsets.UTF_8))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
