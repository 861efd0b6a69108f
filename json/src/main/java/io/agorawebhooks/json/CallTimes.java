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

  /** Whether it has no end and somebody is present (correlation.md, section 7). */
  static boolean live(CallReport report) {
    return report.call().live() && report.onlineUsers() > 0;
  }

  /** The last second on which something is known to have happened, its destroy included. */
  static long lastActivity(Call call) {
    Long destroyed = call.destroyed();
    return destroyed == null ? call.known() : Math.max(call.known(), destroyed);
  }

  /**
   * Seconds from start to end; of a live call to {@code asOf}, of one that nobody is in and nothing
   * has ended to the last thing known of it.
   */
  static long wallSeconds(CallReport report, long asOf) {
    Call call = report.call();
    long open = live(report) ? asOf : call.known();
    long end = call.end() == null ? open : call.end();
    return Math.max(0, end - call.start());
  }
}
