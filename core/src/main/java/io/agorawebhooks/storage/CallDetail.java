package io.agorawebhooks.storage;

import io.agorawebhooks.correlation.Session;
import java.util.List;

/**
 * All about one call.
 *
 * @param report its bounds and totals
 * @param figures over all its sessions
 * @param sessions a page of them, the last in session order first
 * @param others other calls of its channel, the latest start first, at most 50
 * @param hasMoreOthers whether the channel has others that start before the last of them
 */
public record CallDetail(
    CallReport report,
    CallFigures figures,
    Page<Session> sessions,
    List<CallReport> others,
    boolean hasMoreOthers) {
  public CallDetail {
    others = List.copyOf(others);
  }
}
