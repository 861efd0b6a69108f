package io.agorawebhooks.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The cases that were given, and those that were found by simulation since. */
public final class CorrelationCases {
  private CorrelationCases() {}

  /** All of them, in the order of their files. */
  public static List<CorrelationCase> all() {
    return Stream.of(given(), found()).flatMap(List::stream).toList();
  }

  /** The 66 of {@code correlation.jsonl}. */
  static List<CorrelationCase> given() {
    return read("correlation.jsonl");
  }

  /** What once went wrong in a simulation, made small; answered by hand from the rules. */
  static List<CorrelationCase> found() {
    return read("found.jsonl");
  }

  private static List<CorrelationCase> read(String file) {
    return Resources.lines(file).stream().map(CorrelationCases::parse).toList();
  }

  private static CorrelationCase parse(String line) {
    JsonNode parsed = Json.parse(line);
    return new CorrelationCase(
        parsed.get("name").textValue(),
        parsed.get("note").textValue(),
        parsed.get("channel").textValue(),
        Json.objectsIn("notices", line),
        Expected.read(parsed));
  }
}
