package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventType.Kind;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The role events that belong to one session, and what they make of it (correlation.md, section 5).
 */
final class Roles {
  private final Stay stay;
  private final @Nullable Long leave;
  private final List<Event> events = new ArrayList<>();

  /**
   * @param leave second of the leave, known or inferred; null while the session is open
   */
  Roles(Stay stay, @Nullable Long leave) {
    this.stay = stay;
    this.leave = leave;
  }

  /** Gives each role event to the session it falls into, of several the last in session order. */
  static void distribute(List<Event> events, List<Roles> sessions) {
    List<Event> roles =
        events.stream()
            .filter(event -> event.kind() == Kind.ROLE)
            .sorted((a, b) -> a.key().compareTo(b.key()))
            .toList();
    for (Event role : roles) {
      for (int i = sessions.size() - 1; i >= 0; i--) {
        if (sessions.get(i).holds(role)) {
          sessions.get(i).events.add(role);
          break;
        }
      }
    }
  }

  private boolean holds(Event role) {
    return begins(role) && !endsBefore(role);
  }

  private boolean begins(Event role) {
    return stay.join() == null
        ? role.ts() >= stay.start()
        : role.key().compareTo(stay.join().key()) > 0;
  }

  private boolean endsBefore(Event role) {
    if (stay.leave() != null) {
      return role.key().compareTo(stay.leave().key()) > 0;
    }
    return leave != null && role.ts() > leave;
  }

  Role initial() {
    if (stay.join() != null) {
      return stay.join().type().role();
    }
    return events.isEmpty()
        ? stay.defining().type().role()
        : events.get(0).type().role().opposite();
  }

  /** Only changes count; a leave of the other role is a change at the leave. */
  List<RoleSwitch> switches() {
    List<RoleSwitch> switches = new ArrayList<>();
    Role now = initial();
    for (Event event : events) {
      now = change(now, event, switches);
    }
    if (stay.leave() != null) {
      change(now, stay.leave(), switches);
    }
    return switches;
  }

  private static Role change(Role now, Event event, List<RoleSwitch> switches) {
    Role next = event.type().role();
    if (next != now) {
      switches.add(new RoleSwitch(event.ts(), next));
    }
    return next;
  }

  /** The first account that a join, leave or role event names. */
  @Nullable String account() {
    if (stay.join() != null && stay.join().account() != null) {
      return stay.join().account();
    }
    if (stay.leave() != null && stay.leave().account() != null) {
      return stay.leave().account();
    }
    return events.stream()
        .filter(event -> event.account() != null)
        .map(Event::account)
        .findFirst()
        .orElse(null);
  }
}
