package io.agorawebhooks.correlation;

import io.agorawebhooks.notice.EventKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session's place before and after a change; one of the two is there.
 *
 * @param before null if the session is new
 * @param after null if it is gone
 */
record MemberChange(@Nullable Session before, @Nullable Member after) {

  /** The sessions of a slice that are new, gone or lie elsewhere. */
  static List<MemberChange> of(UserSlice slice) {
    Map<EventKey, Session> before = new HashMap<>();
    slice.before().forEach(session -> before.put(session.key(), session));
    List<MemberChange> changes = new ArrayList<>();
    for (Member member : slice.members()) {
      Session old = before.remove(member.key());
      if (old == null || !old.member().equals(member)) {
        changes.add(new MemberChange(old, member));
      }
    }
    before.values().forEach(gone -> changes.add(new MemberChange(gone, null)));
    return changes;
  }

  EventKey key() {
    return after == null ? Objects.requireNonNull(before, "before is null").key() : after.key();
  }
}
