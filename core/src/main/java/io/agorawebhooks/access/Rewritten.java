package io.agorawebhooks.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** How a JSON text may have been written before somebody on the way wrote it anew. */
final class Rewritten {
  private Rewritten() {}

  /** Without blanks around it, and without any. */
  static List<byte[]> of(byte[] body) {
    return List.of(new String(body, UTF_8).strip().getBytes(UTF_8), compact(body));
  }

  /** Without the blanks outside of its strings. */
  private static byte[] compact(byte[] body) {
    ByteArrayOutputStream compact = new ByteArrayOutputStream(body.length);
    boolean isText = false;
    boolean isEscaped = false;
    for (byte b : body) {
      if (isText || !isBlank(b)) {
        compact.write(b);
      }
      if (b == '"' && !isEscaped) {
        isText = !isText;
      }
      isEscaped = isText && b == '\\' && !isEscaped;
    }
    return compact.toByteArray();
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
