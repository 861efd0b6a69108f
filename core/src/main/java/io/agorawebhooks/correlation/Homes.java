package io.agorawebhooks.correlation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the call of each session (correlation.md, section 4): a span of the timeline, or a group of
 * loose sessions.
 */
final class Homes {
  /** Seconds after the last known thing in a span without end in which a join belongs to it. */
  static final long SPAN_REACH = 24 * 3600;

  /** Seconds after the last presence in a group in which a join continues it. */
  static final long GROUP_REACH = 60;

  private final Timeline timeline;
  private final LongUnaryOperator knownBefore;
  private final Map<Long, Draft> spans = new HashMap<>();
  private final List<Draft> groups = new ArrayList<>();
  private @Nullable Draft group;

  private Homes(Timeline timeline, LongUnaryOperator knownBefore) {
    this.timeline = timeline;
    this.knownBefore = knownBefore;
  }

  /**
   * The calls of these sessions, ordered by start; spans that none of them lies in are left out.
   *
   * @param members in session order
   * @param knownBefore for the start of a span without end, the last second known of sessions that
   *     lie in it and are not among the members; the start itself where there are none
   */
  static List<Draft> assign(
      Collection<Member> members, Timeline timeline, LongUnaryOperator knownBefore) {
    Homes homes = new Homes(timeline, knownBefore);
    members.forEach(homes::add);
    List<Draft> calls = new ArrayList<>(homes.groups);
    homes.spans.values().stream().filter(span -> !span.members().isEmpty()).forEach(calls::add);
    calls.sort(Draft.BY_START);
    return calls;
  }

  private void add(Member member) {
    Optional<Span> span = spanOf(member, timeline, start -> draft(start).known());
    if (span.isPresent()) {
      draft(span.get().start()).add(member);
    } else {
      loose(member);
    }
  }

  /**
   * Rules 1 to 4: the span this session lies in, empty if it is loose.
   *
   * @param known for the start of a span without end, the last thing known in it so far
   */
  static Optional<Span> spanOf(Member member, Timeline timeline, LongUnaryOperator known) {
    long join = member.start();
    Optional<Span> home = timeline.holding(join, member.left());
    if (home.isEmpty()) {
      home = timeline.soon(join);
    }
    if (home.isEmpty()) {
      home = timeline.latest(join).filter(span -> reaches(span, join, known));
    }
    return home;
  }

  private static boolean reaches(Span span, long join, LongUnaryOperator known) {
    return span.end() == null
        ? join <= known.applyAsLong(span.start()) + SPAN_REACH
        : span.endsAt(join);
  }

  private Draft draft(long start) {
    return spans.computeIfAbsent(start, s -> Draft.ofSpan(s, knownBefore.applyAsLong(s)));
  }

  private void loose(Member member) {
    if (group == null || !continues(group, member.start())) {
      group = Draft.ofGroup(member.start());
      groups.add(group);
    }
    group.add(member);
  }

  private boolean continues(Draft current, long join) {
    return join <= current.present() + GROUP_REACH && !timeline.parts(current.start(), join);
  }
}
