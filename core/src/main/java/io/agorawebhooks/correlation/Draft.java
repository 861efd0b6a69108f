package io.agorawebhooks.correlation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call whose sessions are being gathered. */
final class Draft {
  static final Comparator<Draft> BY_START = Comparator.comparingLong(Draft::start);

  private final long start;
  private final boolean created;
  private final List<Member> members = new ArrayList<>();
  private long known;
  private long present = Long.MIN_VALUE;
  private long lastJoin = Long.MIN_VALUE;

  private Draft(long start, boolean created, long known) {
    this.start = start;
    this.created = created;
    this.known = known;
  }

  /** A call that has a create, of which this second is the last that is known so far. */
  static Draft ofSpan(long start, long known) {
    return new Draft(start, true, known);
  }

  /** A call of loose sessions, the first of which joins at this second. */
  static Draft ofGroup(long start) {
    return new Draft(start, false, start);
  }

  void add(Member member) {
    members.add(member);
    known = Math.max(known, Math.max(member.start(), member.known()));
    present = Math.max(present, member.present());
    lastJoin = Math.max(lastJoin, member.start());
  }

  long start() {
    return start;
  }

  /** Whether it has a create. */
  boolean created() {
    return created;
  }

  /** In session order. */
  List<Member> members() {
    return members;
  }

  /** The last second that is known: start, joins, leaves. */
  long known() {
    return known;
  }

  /** The last second on which somebody is taken to be present. */
  long present() {
    return present;
  }

  /**
   * The call that it makes.
   *
   * @param id the id to give it
   * @param next start of the channel's next call, null if there is none
   */
  Call call(long id, Timeline timeline, @Nullable Long next) {
    Call call =
        new Call(
            id,
            start,
            created,
            destroyed(timeline, next),
            null,
            known,
            lastJoin,
            members.size(),
            users(),
            endless());
    return call.ended(next != null);
  }

  private @Nullable Long destroyed(Timeline timeline, @Nullable Long next) {
    if (created) {
      return timeline.endOf(start);
    }
    return cut(timeline, lastJoin, present, next);
  }

  /**
   * The destroy of a group: the earliest cut from its last join to 60 s after the last presence,
   * before the next call starts; null if there is none.
   */
  static @Nullable Long cut(Timeline timeline, long lastJoin, long present, @Nullable Long next) {
    Long cut = timeline.cuts().ceiling(lastJoin);
    return cut != null && cut <= present + Homes.GROUP_REACH && (next == null || cut < next)
        ? cut
        : null;
  }

  private int endless() {
    return (int) members.stream().filter(Member::endless).count();
  }

  private int users() {
    return (int) members.stream().mapToLong(member -> member.key().uid()).distinct().count();
  }
}
