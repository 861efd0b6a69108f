package io.agorawebhooks.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came over the wire.
 *
 * @param headers those that were kept
 * @param body as text, null if it is not UTF-8
 * @param bodyBase64 the bytes if they are not UTF-8, else null
 */
record RawView(Map<String, String> headers, @Nullable String body, @Nullable String bodyBase64) {
  static RawView of(String headers, byte[] body) {
    String text = utf8(body);
    return new RawView(
        headers(headers), text, text == null ? Base64.getEncoder().encodeToString(body) : null);
  }

  private static Map<String, String> headers(String lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    lines
        .lines()
        .map(line -> line.split(": ", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> headers.merge(parts[0], parts[1], (a, b) -> a + ", " + b));
    return headers;
  }

  private static @Nullable String utf8(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
