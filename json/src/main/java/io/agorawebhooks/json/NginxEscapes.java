package io.agorawebhooks.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Mends JSON in which nginx wrote quotes and other bytes as {@code \x22}, as it does where a log
 * format does not ask for {@code escape=json}.
 */
final class NginxEscapes {
  private NginxEscapes() {}

  /** The line with JSON's escapes instead, null if there is nothing to mend. */
  static byte @Nullable [] mended(byte[] line) {
    ByteArrayOutputStream mended = new ByteArrayOutputStream(line.length);
    int escapes = 0;
    for (int i = 0; i < line.length; i++) {
      int escaped = escaped(line, i);
      if (escaped < 0) {
        mended.write(line[i]);
      } else {
        write(mended, escaped);
        escapes++;
        i += 3;
      }
    }
    return escapes == 0 ? null : mended.toByteArray();
  }

  /** The byte that an escape at this place stands for, -1 if there is none. */
  private static int escaped(byte[] line, int at) {
    if (line[at] != '\\' || at + 3 >= line.length || line[at + 1] != 'x') {
      return -1;
    }
    int high = Character.digit(line[at + 2], 16);
    int low = Character.digit(line[at + 3], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static void write(ByteArrayOutputStream mended, int value) {
    if (value == '"' || value == '\\') {
      mended.write('\\');
      mended.write(value);
    } else if (value < ' ') {
      mended.writeBytes(String.format("\\u%04x", value).getBytes(StandardCharsets.US_ASCII));
    } else {
      mended.write(value);
    }
  }
}
