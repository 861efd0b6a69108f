package io.agorawebhooks.kit;

import com.fasterxml.jackson.databind.JsonNode;
import io.agorawebhooks.correlation.Call;
import io.agorawebhooks.correlation.History;
import io.agorawebhooks.correlation.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The calls and sessions of one channel, in a form that any way to them can be compared in.
 *
 * @param calls ordered by start
 * @param sessions in session order
 */
public record Expected(List<ExpectedCall> calls, List<ExpectedSession> sessions) {
  /** What a channel has that nothing was heard of. */
  public static final Expected NOTHING = new Expected(List.of(), List.of());

  public Expected {
    calls = List.copyOf(calls);
    sessions = List.copyOf(sessions);
  }

  /** What a case would say of this history. */
  public static Expected of(History history) {
    return of(history.calls(), history.sessions());
  }

  /** What a case would say of these calls, ordered by start, and sessions, in session order. */
  public static Expected of(Collection<Call> calls, Collection<Session> sessions) {
    Map<Long, Long> starts = new HashMap<>();
    calls.forEach(call -> starts.put(call.id(), call.start()));
    return new Expected(
        calls.stream().map(ExpectedCall::of).toList(),
        sessions.stream()
            .map(session -> ExpectedSession.of(session, starts.get(session.call())))
            .toList());
  }

  static Expected read(JsonNode object) {
    List<ExpectedCall> calls = new ArrayList<>();
    object.get("calls").forEach(call -> calls.add(ExpectedCall.read(call)));
    List<ExpectedSession> sessions = new ArrayList<>();
    object.get("sessions").forEach(session -> sessions.add(ExpectedSession.read(session)));
    return new Expected(calls, sessions);
  }
}
