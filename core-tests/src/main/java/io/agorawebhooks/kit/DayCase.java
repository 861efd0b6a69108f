package io.agorawebhooks.kit;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.notice.AppId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A noisy day of one app: 5,513 notices in arrival order, 74 channels, hostile names. */
public final class DayCase {
  private DayCase() {}

  /**
   * A line of the day's log.
   *
   * @param text the line as it stands in the file
   * @param body the raw notice in it
   */
  @SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody
  public record Line(String text, AppId app, Instant receivedAt, byte[] body) {}

  /** The log, in arrival order. */
  public static List<Line> lines() {
    return Resources.lines("day.ndjson.gz").stream().map(DayCase::line).toList();
  }

  private static Line line(String text) {
    JsonNode parsed = Json.parse(text);
    return new Line(
        text,
        new AppId(parsed.get("app_id").textValue()),
        Instant.ofEpochMilli(parsed.get("received_at").longValue()),
        Json.objectsIn("body", text).get(0));
  }

  /** The right answer by channel; other channels have neither calls nor sessions. */
  public static Map<String, Expected> expected() {
    Map<String, Expected> channels = new LinkedHashMap<>();
    for (String line : Resources.lines("day.expected.jsonl.gz")) {
      JsonNode parsed = Json.parse(line);
      channels.put(parsed.get("channel").textValue(), Expected.read(parsed));
    }
    return channels;
  }
}
