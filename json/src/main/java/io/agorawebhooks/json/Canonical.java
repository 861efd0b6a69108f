package io.agorawebhooks.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Canonical JSON: names in the order of code points, no blanks, only what must be escaped is, one
 * text per number. In UTF-8 the order of the bytes is that of the code points.
 */
final class Canonical {
  /** By code point; {@code String.compareTo} puts pairs of surrogates before U+E000. */
  static final Comparator<String> CODE_POINTS = Canonical::compare;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int size;

  /**
   * @param room how many bytes are likely to be needed
   */
  Canonical(int room) {
    bytes = new byte[room];
  }

  /** What was written so far. */
  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  void object(Map<String, Json> members) {
    put('{');
    boolean first = true;
    for (Map.Entry<String, Json> member : members.entrySet()) {
      if (!first) {
        put(',');
      }
      first = false;
      text(member.getKey());
      put(':');
      member.getValue().write(this);
    }
    put('}');
  }

  void array(List<Json> items) {
    put('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        put(',');
      }
      items.get(i).write(this);
    }
    put(']');
  }

  void text(String value) {
    put('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else {
        int code = value.codePointAt(i);
        i += Character.charCount(code) - 1;
        beyondAscii(code);
      }
    }
    put('"');
  }

  /** Writes ASCII as it is. */
  void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  private void ascii(char c) {
    if (c == '"' || c == '\\') {
      put('\\');
      put(c);
    } else if (c < ' ') {
      control(c);
    } else {
      put(c);
    }
  }

  private void control(char c) {
    int name = "\b\t\n\f\r".indexOf(c);
    put('\\');
    if (name >= 0) {
      put("btnfr".charAt(name));
    } else {
      ascii("u00");
      put(HEX[c >> 4]);
      put(HEX[c & 15]);
    }
  }

  /** UTF-8, and half a surrogate pair, which UTF-8 does not know, in the same manner. */
  private void beyondAscii(int code) {
    if (code < 0x800) {
      put(0xC0 | (code >> 6));
    } else if (code < 0x10000) {
      put(0xE0 | (code >> 12));
      follow(code >> 6);
    } else {
      put(0xF0 | (code >> 18));
      follow(code >> 12);
      follow(code >> 6);
    }
    follow(code);
  }

  private void follow(int bits) {
    put(0x80 | (bits & 0x3F));
  }

  private void put(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2 + 16);
    }
    bytes[size++] = (byte) value;
  }

  private static int compare(String a, String b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return Character.compare(rank(a.charAt(i)), rank(b.charAt(i)));
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  /** Moves surrogates behind all other characters. */
  private static char rank(char c) {
    if (c < Character.MIN_SURROGATE) {
      return c;
    }
    return (char) (Character.isSurrogate(c) ? c + 0x2000 : c - 0x800);
  }
}
