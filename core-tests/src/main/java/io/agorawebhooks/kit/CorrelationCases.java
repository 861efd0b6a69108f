package io.agorawebhooks.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The cases of {@code correlation.jsonl}. */
public final class CorrelationCases {
  private CorrelationCases() {}

  /** All 66, in the file's order. */
  public static List<CorrelationCase> all() {
    return Resources.lines("correlation.jsonl").stream().map(CorrelationCases::read).toList();
  }

  private static CorrelationCase read(String line) {
    JsonNode parsed = Json.parse(line);
    return new CorrelationCase(
        parsed.get("name").textValue(),
        parsed.get("note").textValue(),
        parsed.get("channel").textValue(),
        Json.objectsIn("notices", line),
        Expected.read(parsed));
  }
}
