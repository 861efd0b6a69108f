package io.agorawebhooks.kit;

import io.agorawebhooks.notice.Event;
import io.agorawebhooks.notice.EventType.Kind;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * correlation.md, sentence by sentence, with lists and loops and none of the product's code: slow,
 * and a second opinion on everything.
 */
final class ByTheBook {
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;

  static final class Span {
    final long start;
    Long end;

    Span(long start) {
      this.start = start;
    }
  }

  static final class Call {
    final List<Session> sessions = new ArrayList<>();
    Span span;
    long start;
    Long end;
    boolean destroyed;

    long lastKnown() {
      return sessions.stream()
          .flatMapToLong(s -> LongStream.of(s.start, s.left == null ? s.start : s.left))
          .reduce(start, Math::max);
    }
  }

  static final class Session {
    final Event join;
    final Event leave;
    final Event defining;
    final long start;
    final Long left;
    final List<Event> roles = new ArrayList<>();
    Long nextJoin;
    Call call;
    Long end;

    Session(Event join, Event leave) {
      this.join = join;
      this.leave = leave;
      this.defining = join != null ? join : leave;
      this.start = join != null ? join.ts() : leave.ts() - or0(leave.duration());
      this.left = leave == null ? null : (Long) leave.ts();
    }

    long uid() {
      return defining.uid();
    }

    long present() {
      if (left != null) {
        return left;
      }
      return Math.min(nextJoin == null ? Long.MAX_VALUE : nextJoin, start + 4 * HOUR);
    }
  }

  private final List<Event> events;
  private final List<Span> spans = new ArrayList<>();
  private final List<Long> cuts = new ArrayList<>();
  private final List<Session> sessions = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();

  private ByTheBook(Collection<Event> events) {
    this.events = events.stream().sorted(Comparator.comparing(Event::key)).toList();
  }

  static Expected of(Collection<Event> events) {
    ByTheBook book = new ByTheBook(events);
    book.spans();
    book.pair();
    book.homes();
    book.ends();
    book.roles();
    return book.expected();
  }

  private static long or0(Long value) {
    return value == null ? 0 : value;
  }

  private boolean has(Kind kind, long second) {
    return events.stream().anyMatch(e -> e.kind() == kind && e.ts() == second);
  }

  private void spans() {
    TreeSet<Long> seconds = new TreeSet<>();
    events.stream().filter(e -> e.type().isMark()).forEach(e -> seconds.add(e.ts()));
    for (long second : seconds) {
      boolean destroy = has(Kind.DESTROY, second);
      boolean destroyFirst = destroy && (isOpen() || moves(second));
      if (destroyFirst) {
        destroy(second);
      }
      if (has(Kind.CREATE, second)) {
        spans.add(new Span(second));
        open = true;
      }
      if (destroy && !destroyFirst) {
        destroy(second);
      }
    }
  }

  private boolean open;

  private boolean isOpen() {
    return open;
  }

  private boolean moves(long second) {
    return movesEnd(second) || movesCut(second);
  }

  private boolean movesEnd(long second) {
    return !open && !spans.isEmpty() && lastSpan().end != null && second - lastSpan().end <= 5;
  }

  private boolean movesCut(long second) {
    return !open && !cuts.isEmpty() && second - cuts.get(cuts.size() - 1) <= 5;
  }

  private Span lastSpan() {
    return spans.get(spans.size() - 1);
  }

  private void destroy(long second) {
    if (open || movesEnd(second)) {
      lastSpan().end = second;
      open = false;
    } else if (movesCut(second)) {
      cuts.set(cuts.size() - 1, second);
    } else {
      cuts.add(second);
    }
  }

  private void pair() {
    for (long uid : events.stream().mapToLong(Event::uid).filter(u -> u > 0).distinct().toArray()) {
      List<Session> own = pair(events.stream().filter(e -> e.uid() == uid).toList());
      own.sort(order());
      for (int i = 0; i + 1 < own.size(); i++) {
        own.get(i).nextJoin = own.get(i + 1).start;
      }
      sessions.addAll(own);
    }
    sessions.sort(order());
  }

  private static Comparator<Session> order() {
    return Comparator.<Session>comparingLong(s -> s.start)
        .thenComparingLong(Session::uid)
        .thenComparing(s -> s.defining.key());
  }

  private List<Session> pair(List<Event> own) {
    List<Event> joins = new ArrayList<>(own.stream().filter(e -> e.kind() == Kind.JOIN).toList());
    List<Event> leaves = new ArrayList<>(own.stream().filter(e -> e.kind() == Kind.LEAVE).toList());
    List<Session> stays = new ArrayList<>();
    match(leaves, joins, stays, this::nearest);
    match(leaves, joins, stays, this::latest);
    leaves.forEach(leave -> stays.add(new Session(null, leave)));
    joins.forEach(join -> stays.add(new Session(join, null)));
    return stays;
  }

  private interface Choice {
    Event of(Event leave, List<Event> before);
  }

  private static void match(
      List<Event> leaves, List<Event> free, List<Session> stays, Choice choice) {
    for (Event leave : List.copyOf(leaves)) {
      List<Event> before = free.stream().filter(j -> j.key().compareTo(leave.key()) < 0).toList();
      Event join = choice.of(leave, before);
      if (join != null) {
        stays.add(new Session(join, leave));
        free.remove(join);
        leaves.remove(leave);
      }
    }
  }

  private Event nearest(Event leave, List<Event> before) {
    Event best = null;
    for (Event join : before) {
      boolean near = leave.duration() != null && off(join, leave) <= 2;
      if (near && (best == null || off(join, leave) <= off(best, leave))) {
        best = join;
      }
    }
    return best;
  }

  private static long off(Event join, Event leave) {
    return Math.abs(leave.ts() - leave.duration() - join.ts());
  }

  private Event latest(Event leave, List<Event> before) {
    Event best = null;
    for (Event join : before) {
      best = barred(join, leave) ? best : join;
    }
    return best;
  }

  private boolean barred(Event join, Event leave) {
    List<Long> ends = new ArrayList<>(cuts);
    spans.stream().map(s -> s.end).filter(Objects::nonNull).forEach(ends::add);
    return leave.ts() - join.ts() > 24 * HOUR
        || (leave.duration() != null && off(join, leave) > MINUTE)
        || ends.stream().anyMatch(e -> join.ts() < e && e + 60 < leave.ts())
        || spans.stream().anyMatch(s -> join.ts() + 5 < s.start && s.start < leave.ts());
  }

  private void homes() {
    for (Span span : spans) {
      Call call = new Call();
      call.span = span;
      call.start = span.start;
      call.end = span.end;
      call.destroyed = span.end != null;
      calls.add(call);
    }
    Call group = null;
    for (Session session : sessions) {
      Call home = home(session);
      if (home == null) {
        group = group != null && continues(group, session.start) ? group : newGroup(session.start);
        home = group;
      }
      home.sessions.add(session);
      session.call = home;
    }
    calls.sort(Comparator.comparingLong(c -> c.start));
  }

  private Call newGroup(long start) {
    Call group = new Call();
    group.start = start;
    calls.add(group);
    return group;
  }

  private boolean continues(Call group, long t) {
    long present = group.sessions.stream().mapToLong(Session::present).max().orElseThrow();
    return t <= present + MINUTE
        && spans.stream().noneMatch(s -> group.start < s.start && s.start <= t)
        && cuts.stream().noneMatch(c -> group.start <= c && c < t);
  }

  private Call home(Session session) {
    long t = session.start;
    List<Call> spanned = calls.stream().filter(c -> c.span != null).toList();
    Call home = null;
    for (Call c : spanned) {
      Long end = c.span.end;
      boolean flap = end != null && end == t && Objects.equals(session.left, t);
      if (end != null && ((c.start <= t && t < end) || flap)) {
        home = c;
      }
    }
    if (home != null) {
      return home;
    }
    for (Call c : spanned) {
      if (0 <= c.start - t && c.start - t <= 5) {
        return c;
      }
    }
    for (Call c : spanned) {
      boolean nextStarted = spans.stream().anyMatch(s -> s.start > c.start && s.start <= t);
      if (c.span.end == null && c.start <= t && !nextStarted && t - c.lastKnown() <= 24 * HOUR) {
        return c;
      }
    }
    return spanned.stream()
        .filter(c -> c.span.end != null && c.span.end == t)
        .findFirst()
        .orElse(null);
  }

  private void ends() {
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      Long later = i + 1 < calls.size() ? (Long) calls.get(i + 1).start : null;
      if (call.span == null) {
        call.end = cutOf(call, later);
        call.destroyed = call.end != null;
      }
      boolean over = call.span == null && call.sessions.stream().allMatch(ByTheBook::isOver);
      if (call.end == null && (later != null || over)) {
        call.end = call.lastKnown();
      }
      call.sessions.forEach(session -> session.end = end(session, call));
    }
  }

  private static boolean isOver(Session session) {
    return session.left != null || session.nextJoin != null;
  }

  private Long cutOf(Call group, Long later) {
    long lastJoin = group.sessions.stream().mapToLong(s -> s.start).max().orElseThrow();
    long present = group.sessions.stream().mapToLong(Session::present).max().orElseThrow();
    return cuts.stream()
        .filter(e -> lastJoin <= e && e <= present + MINUTE && (later == null || e < later))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Long end(Session session, Call call) {
    if (session.left != null) {
      return session.left;
    }
    Long end = call.end == null ? null : (Long) Math.max(call.end, session.start);
    if (session.nextJoin == null || end == null) {
      return end == null ? session.nextJoin : end;
    }
    return Math.min(end, session.nextJoin);
  }

  private void roles() {
    for (Event role : events.stream().filter(e -> e.kind() == Kind.ROLE).toList()) {
      sessions.stream()
          .filter(s -> s.uid() == role.uid() && holds(s, role))
          .reduce((a, b) -> b)
          .ifPresent(s -> s.roles.add(role));
    }
  }

  private static boolean holds(Session s, Event role) {
    boolean begun = s.join == null ? role.ts() >= s.start : role.key().compareTo(s.join.key()) > 0;
    boolean over =
        s.leave == null
            ? s.end != null && role.ts() > s.end
            : role.key().compareTo(s.leave.key()) > 0;
    return begun && !over;
  }

  private Expected expected() {
    return new Expected(
        calls.stream().map(ByTheBook::expected).toList(),
        sessions.stream().map(ByTheBook::expected).toList());
  }

  private static ExpectedCall expected(Call call) {
    return new ExpectedCall(
        Long.toString(call.start),
        call.start,
        call.end,
        call.span != null,
        call.destroyed,
        (int) call.sessions.stream().mapToLong(Session::uid).distinct().count(),
        call.sessions.size());
  }

  private static Role initial(Session s) {
    if (s.join != null) {
      return s.join.type().role();
    }
    return s.roles.isEmpty() ? s.leave.type().role() : s.roles.get(0).type().role().opposite();
  }

  private static ExpectedSession expected(Session s) {
    long[] seconds = new long[2];
    int switches = 0;
    Role role = initial(s);
    Role first = role;
    long from = s.start;
    for (Event event : s.roles) {
      if (event.type().role() != role) {
        switches++;
        seconds[role.ordinal()] += event.ts() - from;
        from = event.ts();
        role = event.type().role();
      }
    }
    if (s.end != null) {
      seconds[role.ordinal()] += s.end - from;
    }
    if (s.leave != null && s.leave.type().role() != role) {
      switches++;
      role = s.leave.type().role();
    }
    return new ExpectedSession(
        Long.toString(s.call.start),
        s.uid(),
        s.start,
        s.end,
        s.end == null ? null : (Long) (s.end - s.start),
        s.join == null,
        s.leave == null && s.end != null,
        first.label(),
        role.label(),
        s.defining.type().isCommunication() ? 1 : 0,
        switches,
        s.end == null ? null : (Long) seconds[Role.HOST.ordinal()],
        s.end == null ? null : (Long) seconds[Role.AUDIENCE.ordinal()],
        either(s, Event::platform),
        either(s, Event::clientType),
        s.leave == null ? null : s.leave.reason(),
        account(s),
        either(s, Event::sid));
  }

  private static <T> T either(Session s, Function<Event, T> field) {
    T value = s.join == null ? null : field.apply(s.join);
    return value == null && s.leave != null ? field.apply(s.leave) : value;
  }

  private static String account(Session s) {
    List<Event> sources = new ArrayList<>();
    sources.add(s.join);
    sources.add(s.leave);
    sources.addAll(s.roles);
    return sources.stream()
        .filter(Objects::nonNull)
        .map(Event::account)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
