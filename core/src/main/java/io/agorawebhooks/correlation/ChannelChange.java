package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Delivery;
import java.util.List;

/**
 * What new notices change in the calls and sessions of one channel.
 *
 * @param events deliveries whose events are new or speak from now on for an event that is stored
 * @param removedCalls ids of calls that are no more; no session lies in them after the change
 * @param calls new calls and calls that differ, with all their values after the change
 * @param sessions new, gone and different sessions, each key at most once
 */
public record ChannelChange(
    List<Delivery> events,
    List<Long> removedCalls,
    List<Call> calls,
    List<SessionChange> sessions) {
  public ChannelChange {
    events = List.copyOf(events);
    removedCalls = List.copyOf(removedCalls);
    calls = List.copyOf(calls);
    sessions = List.copyOf(sessions);
  }
}
