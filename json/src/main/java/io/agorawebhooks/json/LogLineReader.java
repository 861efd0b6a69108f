package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of a log of notices: a bare body, or an envelope around one, {@code {"app_id",
 * "received_at", "body"}}. An envelope is an object with {@code body} and without {@code noticeId}.
 * Safe for use by many threads.
 */
public final class LogLineReader {
  private static final Set<String> NAMES = Set.of("noticeId", "app_id", "received_at", "body");

  private LogLineReader() {}

  /**
   * Reads one line.
   *
   * @param line UTF-8 JSON, without its line break
   * @param fixed the app of lines that do not name theirs, null if there is none
   * @throws BadNotice if it is not one JSON object, or an envelope with something wrong in it, or
   *     if its app is not known; whether the body is a notice is not looked at
   */
  public static LogLine read(byte[] line, @Nullable AppId fixed) throws BadNotice {
    requireNonNull(line, "line is null");
    Map<String, Member> members = members(JsonText.chars("line", line));
    Member body = members.get("body");
    if (body == null || members.containsKey("noticeId")) {
      return new LogLine(app(null, fixed), null, line);
    }
    return new LogLine(
        app(members.get("app_id"), fixed), ReceivedAt.of(members.get("received_at")), body.bytes());
  }

  private static AppId app(@Nullable Member named, @Nullable AppId fixed) throws BadNotice {
    if (named != null && !named.isNull()) {
      return named.app();
    }
    if (fixed == null) {
      throw new BadNotice("The line names no app_id; it needs one, or one given for all lines");
    }
    return fixed;
  }

  private static Map<String, Member> members(CharBuffer chars) throws BadNotice {
    try (JsonParser parser = JsonText.parser(chars)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadNotice("The line is no JSON object; it has to be a notice or an envelope");
      }
      Map<String, Member> members = new HashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        put(members, parser, chars);
      }
      if (parser.nextToken() != null) {
        throw new BadNotice("The line goes on behind its JSON object; a line is one object");
      }
      return members;
    } catch (IOException e) {
      throw JsonText.notJson("line", e);
    }
  }

  private static void put(Map<String, Member> members, JsonParser parser, CharBuffer chars)
      throws IOException, BadNotice {
    String name = parser.currentName();
    JsonToken token = parser.nextToken();
    if (!NAMES.contains(name)) {
      parser.skipChildren();
    } else if (members.put(name, new Member(name, token, text(parser, chars))) != null) {
      throw new BadNotice(name + " is there twice; a name may be there once in an object");
    }
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

  /**
   * A member of an envelope.
   *
   * @param text what a string says, else what stands there
   */
  record Member(String name, JsonToken token, String text) {
    boolean isNull() {
      return token == JsonToken.VALUE_NULL;
    }

    AppId app() throws BadNotice {
      if (token != JsonToken.VALUE_STRING || !AppId.isValid(text)) {
        throw new BadNotice(
            "app_id is %s; an app id is 1 to 64 of the characters A-Z a-z 0-9 _ and -"
                .formatted(Plain.escaped(text)));
      }
      return new AppId(text);
    }

    byte[] bytes() throws BadNotice {
      if (token != JsonToken.VALUE_STRING && token != JsonToken.START_OBJECT) {
        throw new BadNotice(
            "body is %s; it has to be an object or text".formatted(Plain.escaped(text)));
      }
      if (!Plain.isStorable(text)) {
        throw new BadNotice("body has a NUL or half a surrogate pair in it; no JSON has");
      }
      return text.getBytes(UTF_8);
    }
  }
}
