package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call needs to know of a session to be its home.
 *
 * @param key of the defining event
 * @param start second of the join, known or inferred
 * @param left second of the leave, null if there is none
 * @param nextJoin where there is no leave, start of the same user's next session in the channel;
 *     null if there is none
 */
record Member(EventKey key, long start, @Nullable Long left, @Nullable Long nextJoin)
    implements Comparable<Member> {
  /** Seconds that a user without a leave is taken to be present. */
  static final long PRESENT_ALONE = 4 * 3600;

  private static final Comparator<Member> ORDER =
      Comparator.comparingLong(Member::start)
          .thenComparingLong(member -> member.key().uid())
          .thenComparing(Member::key);

  @Override
  public int compareTo(Member other) {
    return ORDER.compare(this, other);
  }

  /** One user's stays, given in session order, each knowing when the next begins. */
  static List<Member> of(List<Stay> stays, @Nullable Long afterLast) {
    List<Member> members = new ArrayList<>(stays.size());
    for (int i = 0; i < stays.size(); i++) {
      Stay stay = stays.get(i);
      Long next = i + 1 < stays.size() ? (Long) stays.get(i + 1).start() : afterLast;
      members.add(
          new Member(stay.key(), stay.start(), stay.left(), stay.left() == null ? next : null));
    }
    return members;
  }

  /** The last second that is known of it: its leave, else its join. */
  long known() {
    return left == null ? start : left;
  }

  /** The last second on which the user counts as present for those who come after. */
  long present() {
    if (left != null) {
      return left;
    }
    long alone = start + PRESENT_ALONE;
    return nextJoin == null ? alone : Math.min(nextJoin, alone);
  }

  /** Whether neither a leave nor the user's next join ends it. */
  boolean endless() {
    return left == null && nextJoin == null;
  }
}
