package io.agorawebhooks.http;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long a body is, as its sender says. Undertow's own reading fails on numbers beyond a long.
 */
final class ContentLength {
  private static final int SURE_DIGITS = 18;
  private static final Pattern NUMBER = Pattern.compile("0*([0-9]+)");

  private ContentLength() {}

  /**
   * The length in bytes; -1 if none is said, the largest long if it is beyond all bounds.
   *
   * @throws HttpProblem 400 if it is not a number
   */
  static long of(HeaderMap headers) {
    @Nullable String said = headers.getFirst(Headers.CONTENT_LENGTH);
    if (said == null) {
      return -1;
    }
    Matcher number = NUMBER.matcher(said);
    if (!number.matches()) {
      throw HttpProblem.badRequest("The Content-Length is " + Text.shown(said) + ", not a number");
    }
    String digits = number.group(1);
    return digits.length() > SURE_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
