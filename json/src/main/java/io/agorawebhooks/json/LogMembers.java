package io.agorawebhooks.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a line of JSON that are asked for, by their names with dots. */
final class LogMembers {
  private final Set<String> wanted;
  private final Map<String, Member> found = new HashMap<>();

  private LogMembers(Set<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * A member of a line.
   *
   * @param text what a string says, else what stands there, byte for byte
   */
  record Member(String name, JsonToken token, String text) {
    boolean isNull() {
      return token == JsonToken.VALUE_NULL;
    }

    boolean isText() {
      return token == JsonToken.VALUE_STRING;
    }
  }

  /**
   * Reads a line.
   *
   * @throws BadNotice if it is not one JSON object, or if a name that is asked for is there twice
   */
  static LogMembers read(CharBuffer line, Set<String> wanted) throws BadNotice {
    LogMembers members = new LogMembers(wanted);
    members.read("", line);
    return members;
  }

  private void read(String prefix, CharBuffer chars) throws BadNotice {
    try (JsonParser parser = JsonText.parser(chars)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadNotice("The line is no JSON object; it has to be a notice or an envelope");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        put(prefix, parser, chars);
      }
      if (parser.nextToken() != null) {
        throw new BadNotice("The line goes on behind its JSON object; a line is one object");
      }
    } catch (IOException e) {
      throw JsonText.notJson("line", e);
    }
  }

  private void put(String prefix, JsonParser parser, CharBuffer chars)
      throws IOException, BadNotice {
    String name = prefix + parser.currentName();
    JsonToken token = parser.nextToken();
    boolean isOuter = token == JsonToken.START_OBJECT && isOuter(name + ".");
    if (!wanted.contains(name) && !isOuter) {
      parser.skipChildren();
      return;
    }
    Member member = new Member(name, token, text(parser, chars));
    if (wanted.contains(name) && found.put(name, member) != null) {
      throw new BadNotice(
          Plain.escaped(name) + " is there twice; a name may be there once in an object");
    }
    if (isOuter) {
      read(name + ".", CharBuffer.wrap(member.text().toCharArray()));
    }
  }

  private boolean isOuter(String prefix) {
    return wanted.stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** What a string says; of anything else what stands there, so that not a byte of it changes. */
  private static String text(JsonParser parser, CharBuffer chars) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    int end = (int) parser.currentLocation().getCharOffset();
    return chars.subSequence(start, end).toString();
  }

  boolean has(String name) {
    return found.containsKey(name);
  }

  /** The member with this name, null if there is none. */
  @Nullable Member get(String name) {
    return found.get(name);
  }

  /** The first of these that is there and not null; null if none is. */
  @Nullable Member first(List<String> names) {
    for (String name : names) {
      Member member = found.get(name);
      if (member != null && !member.isNull()) {
        return member;
      }
    }
    return null;
  }

  /** The text of the first of these that is text; null if none is. */
  @Nullable String firstText(List<String> names) {
    for (String name : names) {
      Member member = found.get(name);
      if (member != null && member.isText()) {
        return member.text();
      }
    }
    return null;
  }
}
