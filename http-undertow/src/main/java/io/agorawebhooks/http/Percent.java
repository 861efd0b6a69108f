package io.agorawebhooks.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-decoding, exactly once and strict: what is malformed is an error, never kept as is. */
final class Percent {
  private Percent() {}

  /**
   * The text of a part of a request line, whose characters are its bytes.
   *
   * @param what names the part in the error
   * @param plusIsBlank as in query strings that forms and {@code URLSearchParams} write
   * @throws HttpProblem 400 if an escape is malformed or the bytes are not UTF-8
   */
  static String decode(String raw, String what, boolean plusIsBlank) {
    ByteBuffer bytes = ByteBuffer.allocate(raw.length());
    for (int at = 0; at < raw.length(); at++) {
      char c = raw.charAt(at);
      if (c == '%') {
        bytes.put(escaped(raw, at, what));
        at += 2;
      } else {
        bytes.put((byte) (c == '+' && plusIsBlank ? ' ' : c));
      }
    }
    return utf8(bytes.flip(), raw, what);
  }

  private static byte escaped(String raw, int at, String what) {
    int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
    int low = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), 16) : -1;
    if (high < 0 || low < 0) {
      throw HttpProblem.badRequest(
          "In the " + what + " " + Text.shown(raw) + " a % is not followed by two hex digits");
    }
    return (byte) (high << 4 | low);
  }

  private static String utf8(ByteBuffer bytes, String raw, String what) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw HttpProblem.badRequest("The " + what + " " + Text.shown(raw) + " is not UTF-8");
    }
  }
}
