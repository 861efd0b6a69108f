package io.agorawebhooks.http;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How long a body is, as its sender says. Undertow's own reading fails on numbers beyond a long.
 */
final class ContentLength {
  private static final int SURE_DIGITS = 18;

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
    if (!said.matches("[0-9]+")) {
      throw HttpProblem.badRequest("The Content-Length is " + Text.shown(said) + ", not a number");
    }
    String digits = said.replaceFirst("^0+(?=.)", "");
    return digits.length() > SURE_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }
}
