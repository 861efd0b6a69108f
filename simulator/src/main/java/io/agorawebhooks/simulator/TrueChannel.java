package io.agorawebhooks.simulator;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.notice.Event;
import java.util.List;

/**
 * One channel as it was, and what was said of it.
 *
 * @param name its name
 * @param events all of them, ordered by second
 * @param calls ordered by start
 * @param sessions ordered by join, then uid
 */
public record TrueChannel(
    String name, List<Event> events, List<TrueCall> calls, List<TrueSession> sessions) {
  public TrueChannel {
    requireNonNull(name, "name is null");
    events = List.copyOf(events);
    calls = List.copyOf(calls);
    sessions = List.copyOf(sessions);
  }
}
