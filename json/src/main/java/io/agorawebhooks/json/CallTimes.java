package io.agorawebhooks.json;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.storage.CallReport;

/** What the API says of the times of a call. */
final class CallTimes {
  private CallTimes() {}

  /** Names the call in its channel: its start in epoch seconds. */
  static String id(Call call) {
    return Long.toString(call.start());
  }

  /**
   * Seconds from start to end; of a live call to {@code asOf}, of one that nobody is in and nothing
   * has ended to the last thing known of it.
   */
  static long wallSeconds(CallReport report, long asOf) {
    Call call = report.call();
    long open = report.live() ? asOf : call.known();
    long end = call.end() == null ? open : call.end();
    return Math.max(0, end - call.start());
  }
}
