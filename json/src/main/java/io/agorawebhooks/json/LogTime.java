package io.agorawebhooks.json;

import io.agorawebhooks.json.LogMembers.Member;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as logs write them: seconds or milliseconds since 1970, ISO-8601 with an offset or without,
 * {@code 01/Jan/2026:10:00:00 +0000}. A time that cannot be read is no reason to lose a notice.
 */
final class LogTime {
  private static final Instant TOO_LATE = Instant.parse("9999-12-31T00:00:00Z");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,16}(?:\\.\\d+)?");

  /** Later as seconds than the year 5000, so that it has to be milliseconds. */
  private static final BigDecimal MILLIS = BigDecimal.valueOf(100_000_000_000L);

  private static final DateTimeFormatter NGINX =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

  private LogTime() {}

  /** The instant, null if it cannot be read. */
  static @Nullable Instant of(Member member, ZoneId zone) {
    return of(member.text(), zone);
  }

  /** The instant that {@link LogText} found: day, time, fraction, offset. */
  static @Nullable Instant of(Matcher found, ZoneId zone) {
    String fraction = found.group(3) == null ? "" : "." + found.group(3);
    String offset = found.group(4) == null ? "" : found.group(4);
    String colon = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : "";
    String text = found.group(1) + "T" + found.group(2) + fraction;
    return of(text + (colon.isEmpty() ? offset : colon), zone);
  }

  private static @Nullable Instant of(String text, ZoneId zone) {
    try {
      Instant instant = NUMBER.matcher(text).matches() ? ofNumber(text) : ofText(text, zone);
      return instant.isBefore(Instant.EPOCH) || !instant.isBefore(TOO_LATE) ? null : instant;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static Instant ofNumber(String text) {
    BigDecimal number = new BigDecimal(text);
    BigDecimal millis = number.compareTo(MILLIS) < 0 ? number.movePointRight(3) : number;
    return Instant.ofEpochMilli(millis.longValue());
  }

  private static Instant ofText(String text, ZoneId zone) {
    if (text.indexOf('/') == 2) {
      return OffsetDateTime.parse(text, NGINX).toInstant();
    }
    String iso = text.replaceFirst(" ", "T");
    try {
      return OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeException e) {
      return LocalDateTime.parse(iso).atZone(zone).toInstant();
    }
  }
}
