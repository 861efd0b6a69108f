package io.agorawebhooks.http;

import io.undertow.util.HeaderMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The headers of a webhook that are kept with it: who sent it, what as, signed how. */
final class KeptHeaders {
  private static final List<String> NAMES =
      List.of(
          "Content-Type", "Agora-Signature", "Agora-Signature-V2", "User-Agent", "X-Forwarded-For");

  private static final int LONGEST = 1024;

  private KeptHeaders() {}

  /** One {@code name: value} a line; control characters are blanks, and a long value is cut. */
  static String of(HeaderMap headers) {
    StringBuilder kept = new StringBuilder();
    for (String name : NAMES) {
      append(kept, name, headers.getFirst(name));
    }
    return kept.toString();
  }

  private static void append(StringBuilder kept, String name, @Nullable String value) {
    if (value != null) {
      kept.append(name).append(": ").append(clean(value)).append('\n');
    }
  }

  private static String clean(String value) {
    String cut = value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    return cut.replaceAll("\\p{Cntrl}", " ").strip();
  }
}
