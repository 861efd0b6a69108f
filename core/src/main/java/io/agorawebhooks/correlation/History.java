package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The calls and sessions of a channel as a pure function of the set of its events: the one
 * definition (correlation.md) that everything incremental must equal.
 *
 * @param calls ordered by start; the id of each is its start
 * @param sessions in session order: by join, uid, order of the defining event
 */
public record History(List<Call> calls, List<Session> sessions) {
  public History {
    calls = List.copyOf(calls);
    sessions = List.copyOf(sessions);
  }

  /**
   * The history that these events tell.
   *
   * @param events of one channel in any order, each event once
   */
  public static History of(Collection<Event> events) {
    Timeline timeline =
        Timeline.of(events.stream().map(Event::key).filter(key -> key.type().isMark()).toList());
    Map<Long, List<Event>> users = byUser(events);
    Map<Long, List<Stay>> stays = new HashMap<>();
    List<Member> members = new ArrayList<>();
    users.forEach(
        (uid, own) -> {
          List<Stay> paired = Pairing.of(own, timeline);
          stays.put(uid, paired);
          members.addAll(Member.of(paired, null));
        });
    members.sort(Comparator.naturalOrder());
    NavigableMap<Long, Draft> drafts = drafts(members, timeline);
    Map<EventKey, Call> homes = new HashMap<>();
    List<Call> calls = calls(drafts, timeline, homes);
    List<Session> sessions = new ArrayList<>();
    users.forEach(
        (uid, own) ->
            sessions.addAll(
                Sessions.of(own, stays.getOrDefault(uid, List.of()), null, homes::get)));
    sessions.sort(Comparator.comparing(Session::member));
    return new History(calls, sessions);
  }

  private static Map<Long, List<Event>> byUser(Collection<Event> events) {
    Map<Long, List<Event>> users = new TreeMap<>();
    for (Event event : events) {
      if (!event.type().isMark()) {
        users.computeIfAbsent(event.uid(), uid -> new ArrayList<>()).add(event);
      }
    }
    return users;
  }

  private static NavigableMap<Long, Draft> drafts(List<Member> members, Timeline timeline) {
    NavigableMap<Long, Draft> drafts = new TreeMap<>();
    timeline.spans().keySet().forEach(start -> drafts.put(start, Draft.ofSpan(start, start)));
    Homes.assign(members, timeline, start -> start).forEach(call -> drafts.put(call.start(), call));
    return drafts;
  }

  private static List<Call> calls(
      NavigableMap<Long, Draft> drafts, Timeline timeline, Map<EventKey, Call> homes) {
    List<Call> calls = new ArrayList<>();
    for (Draft draft : drafts.values()) {
      @Nullable Long next = drafts.higherKey(draft.start());
      Call call = draft.call(draft.start(), timeline, next);
      calls.add(call);
      draft.members().forEach(member -> homes.put(member.key(), call));
    }
    return calls;
  }
}
