package io.agorawebhooks.kit;

import java.util.List;

/** Notices of all of Agora's products, as its documentation shows them. */
public final class AgoraSamples {
  private AgoraSamples() {}

  /**
   * One of them.
   *
   * @param label product, event and case in words
   * @param body the raw notice
   */
  @SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody
  public record Sample(String label, byte[] body) {
    @Override
    public String toString() {
      return label;
    }
  }

  /** All 83: one is a resend, and two others share a noticeId and differ. */
  public static List<Sample> all() {
    return Resources.lines("agora-samples.jsonl").stream().map(AgoraSamples::read).toList();
  }

  private static Sample read(String line) {
    return new Sample(
        Json.parse(line).get("label").textValue(), Json.objectsIn("body", line).get(0));
  }
}
