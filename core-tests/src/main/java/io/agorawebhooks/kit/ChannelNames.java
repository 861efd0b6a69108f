package io.agorawebhooks.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Channel names that have broken other software. */
public final class ChannelNames {
  private ChannelNames() {}

  /** All of them. */
  public static List<String> all() {
    List<String> names = new ArrayList<>();
    JsonNode parsed = Json.parse(String.join("\n", Resources.lines("channel-names.json")));
    parsed.forEach(name -> names.add(name.textValue()));
    return names;
  }
}
