package io.agorawebhooks.notice;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What makes two notices of one channel say the same event (correlation.md, section 2), and the
 * order in which the events of one user are read (section 3): by second, then clientSeq unsigned
 * with a missing one first, then create, destroy, join, role, leave, then type.
 *
 * @param ts whole seconds since 1970, UTC
 * @param clientSeq the 64 bits of an unsigned number, null if missing; null for marks
 * @param type what happened
 * @param uid 1 to 2^32-1; 0 for marks
 */
public record EventKey(long ts, @Nullable Long clientSeq, EventType type, long uid)
    implements Comparable<EventKey> {
  private static final Comparator<EventKey> ORDER =
      Comparator.comparingLong(EventKey::ts)
          .thenComparing(
              EventKey::clientSeq, Comparator.nullsFirst((a, b) -> Long.compareUnsigned(a, b)))
          .thenComparing(key -> key.type().kind())
          .thenComparing(key -> key.type().code())
          .thenComparing(EventKey::uid);

  public EventKey {
    requireNonNull(type, "type is null");
  }

  @Override
  public int compareTo(EventKey other) {
    if (ts != other.ts) {
      return Long.compare(ts, other.ts);
    }
    return ORDER.compare(this, other);
  }

  /**
   * Text that names this event within its channel, the same after every rebuild: {@code
   * uid-ts-type}, with {@code -clientSeq} behind it where there is one.
   */
  public String publicId() {
    String id = uid + "-" + ts + "-" + type.code();
    return clientSeq == null ? id : id + "-" + Long.toUnsignedString(clientSeq);
  }
}
