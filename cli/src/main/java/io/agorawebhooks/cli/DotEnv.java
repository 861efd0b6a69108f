package io.agorawebhooks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: {@code NAME=value} a line, {@code export} before it allowed, comments
 * after {@code #}. A value in single quotes is taken as it stands; in double quotes {@code \n},
 * {@code \"} and {@code \\} are read. Nothing is substituted.
 */
final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");

  private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern DOUBLE_QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");

  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*");

  private DotEnv() {}

  /** What a file says; nothing if there is none. */
  static Map<String, String> read(Path file) {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      return parse(Files.readAllLines(file, UTF_8), file);
    } catch (IOException e) {
      throw CommandFailure.badSetting("The file " + file + " cannot be read: " + e.getMessage());
    }
  }

  private static Map<String, String> parse(List<String> lines, Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        put(values, line, "Line " + (i + 1) + " of " + file);
      }
    }
    return values;
  }

  private static void put(Map<String, String> values, String line, String where) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw CommandFailure.badSetting(where + " is not NAME=value. Mend it or put a # before it");
    }
    values.put(matcher.group(1), value(matcher.group(2), where));
  }

  private static String value(String written, String where) {
    Matcher single = SINGLE_QUOTED.matcher(written);
    Matcher twofold = DOUBLE_QUOTED.matcher(written);
    if (single.matches()) {
      return single.group(1);
    } else if (twofold.matches()) {
      return unescape(twofold.group(1));
    } else if (written.startsWith("'") || written.startsWith("\"")) {
      throw CommandFailure.badSetting(where + " has a quote that does not end");
    }
    return COMMENT.matcher(written).replaceFirst("").strip();
  }

  private static String unescape(String quoted) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c == '\\') {
        i++;
        c = quoted.charAt(i) == 'n' ? '\n' : quoted.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }
}
