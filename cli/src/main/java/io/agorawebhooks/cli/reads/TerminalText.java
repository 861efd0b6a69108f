package io.agorawebhooks.cli.reads;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * Text of strangers, made fit for a terminal: what steers it, reorders it or cannot be seen is
 * shown as an escape of JSON, everything else as it is. What is JSON stays the same JSON.
 */
final class TerminalText {
  private static final Set<Integer> UNSEEN =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.PRIVATE_USE,
          (int) Character.UNASSIGNED,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);

  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private static final int FIRST_PICTURE = 0x1F300;
  private static final int LAST_PICTURE = 0x1FAFF;

  private TerminalText() {}

  /** The text, on one line. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(shown, point));
    return shown.toString();
  }

  /** The same on lines as it has them. */
  static String lines(String text) {
    return String.join("\n", text.lines().map(TerminalText::of).toList());
  }

  private static void append(StringBuilder shown, int point) {
    if (!UNSEEN.contains(Character.getType(point))) {
      shown.appendCodePoint(point);
    } else {
      for (char unit : Character.toChars(point)) {
        shown.append(String.format("\\u%04x", (int) unit));
      }
    }
  }

  /** At most so many columns of it, with dots where it was cut. */
  static String cut(String text, int columns) {
    if (columns(text) <= columns) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      used += columns(point);
      if (used > columns - 3) {
        break;
      }
      kept.appendCodePoint(point);
      at += Character.charCount(point);
    }
    return kept + "...";
  }

  /** How many columns of a terminal it takes. */
  static int columns(String text) {
    return text.codePoints().map(TerminalText::columns).sum();
  }

  private static int columns(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean isPicture = point >= FIRST_PICTURE && point <= LAST_PICTURE;
    return isPicture || WIDE.contains(UnicodeScript.of(point)) ? 2 : 1;
  }
}
