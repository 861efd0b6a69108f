package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns one user's stays into sessions, once the calls they lie in are known. */
final class Sessions {
  private Sessions() {}

  /**
   * The sessions of one user.
   *
   * @param events the user's events, in order
   * @param stays what they pair to, in session order
   * @param afterLast start of the user's session after these, null if there is none
   * @param homes the call of each session
   */
  static List<Session> of(
      List<Event> events,
      List<Stay> stays,
      @Nullable Long afterLast,
      Function<EventKey, Call> homes) {
    List<Member> members = Member.of(stays, afterLast);
    List<Call> calls = new ArrayList<>();
    List<Roles> roles = new ArrayList<>();
    for (int i = 0; i < stays.size(); i++) {
      calls.add(homes.apply(stays.get(i).key()));
      roles.add(new Roles(stays.get(i), leave(members.get(i), calls.get(i))));
    }
    Roles.distribute(events, roles);
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < stays.size(); i++) {
      sessions.add(session(stays.get(i), members.get(i), calls.get(i), roles.get(i)));
    }
    return sessions;
  }

  /** The leave, else the user's next join or the end of the call, whichever is earlier. */
  static @Nullable Long leave(Member member, Call call) {
    if (member.left() != null) {
      return member.left();
    }
    if (call.end() == null) {
      return member.nextJoin();
    }
    long end = Math.max(call.end(), member.start());
    return member.nextJoin() == null ? end : Math.min(end, member.nextJoin());
  }

  private static Session session(Stay stay, Member member, Call call, Roles roles) {
    Event join = stay.join();
    Event leave = stay.leave();
    Long end = leave(member, call);
    return new Session(
        stay.key(),
        call.id(),
        member.start(),
        end,
        join == null,
        leave == null && end != null,
        stay.byDuration(),
        leave == null ? member.nextJoin() : null,
        roles.initial(),
        roles.switches(),
        stay.defining().type().isCommunication(),
        either(join, leave, Event::platform),
        either(join, leave, Event::clientType),
        leave == null ? null : leave.reason(),
        roles.account(),
        either(join, leave, Event::sid));
  }

  private static <T> @Nullable T either(
      @Nullable Event join, @Nullable Event leave, Function<Event, @Nullable T> field) {
    T value = join == null ? null : field.apply(join);
    return value == null && leave != null ? field.apply(leave) : value;
  }
}
