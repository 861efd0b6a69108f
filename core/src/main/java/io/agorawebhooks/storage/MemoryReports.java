package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.metrics.Filter;

/** Puts together what the reads say of a call. */
final class MemoryReports {
  private MemoryReports() {}

  /** What is said of a call and all its sessions. */
  static CallReport report(MemoryChannel channel, Call call, long asOf) {
    return report(channel, call, Filter.ALL, asOf);
  }

  /** What is said of a call and its sessions that match. */
  static CallReport report(MemoryChannel channel, Call call, Filter filter, long asOf) {
    ReportOfCall report = new ReportOfCall(filter, asOf);
    channel.sessions().inCall(call.id()).forEach(report::add);
    return report.of(channel.name(), call);
  }
}
