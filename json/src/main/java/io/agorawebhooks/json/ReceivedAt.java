package io.agorawebhooks.json;

import com.fasterxml.jackson.core.JsonToken;
import io.agorawebhooks.json.LogMembers.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When a log says that a notice arrived. */
final class ReceivedAt {
  private static final Instant TOO_LATE = Instant.parse("9999-12-31T00:00:00Z");

  private ReceivedAt() {}

  /**
   * The instant.
   *
   * @return null if the log does not say
   * @throws BadNotice if it is neither milliseconds since 1970 nor ISO-8601, or outside 1970 to
   *     9999
   */
  static @Nullable Instant of(@Nullable Member member) throws BadNotice {
    if (member == null || member.isNull()) {
      return null;
    }
    Instant instant = instant(member);
    if (instant == null || instant.isBefore(Instant.EPOCH) || !instant.isBefore(TOO_LATE)) {
      throw new BadNotice(
          ("received_at is %s; it has to be milliseconds since 1970, or ISO-8601 with an offset such"
                  + " as 2026-01-01T10:00:00.250Z, up to the year 9999")
              .formatted(Plain.escaped(member.text())));
    }
    return instant;
  }

  private static @Nullable Instant instant(Member member) {
    if (member.token() == JsonToken.VALUE_STRING) {
      return iso(member.text());
    }
    Long millis = member.token().isNumeric() ? Digits.whole(member.text()) : null;
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Instant iso(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
