package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonToken;
import io.agorawebhooks.json.LogMembers.Member;
import io.agorawebhooks.notice.AppId;
import java.nio.CharBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a line of a log of notices: a bare body, an object around one, such as a line of an access
 * log, or text with a body behind a mark. An object is a bare body if it has a {@code noticeId}.
 * Safe for use by many threads.
 */
public final class LogLineReader {
  private static final String NOTICE_ID = "noticeId";
  private static final String TYPE = "type";
  private static final String RECEIVED_AT = "received_at";

  /** Rows of exports of this program that follow from the notices among them. */
  private static final Set<String> DERIVED =
      Set.of("session", "role_event", "channel_metric", "user_metric", "export_info");

  private final LogFields fields;
  private final Set<String> wanted;

  public LogLineReader(LogFields fields) {
    this.fields = requireNonNull(fields, "fields is null");
    wanted = new HashSet<>(Set.of(NOTICE_ID, TYPE));
    Stream.of(fields.body(), fields.app(), fields.path(), fields.time()).forEach(wanted::addAll);
  }

  /**
   * Reads one line.
   *
   * @param line UTF-8, without its line break
   * @param fixed the app of lines that do not name theirs, null if there is none
   * @return null if the line is of something else: another request, another message of the log,
   *     something that follows from notices
   * @throws BadNotice if it is not one JSON object, or an envelope with something wrong in it, or
   *     if its app is not known; whether the body is a notice is not looked at
   */
  public @Nullable LogLine read(byte[] line, @Nullable AppId fixed) throws BadNotice {
    requireNonNull(line, "line is null");
    if (isText(line)) {
      return LogText.read(JsonText.chars("line", line).toString(), fields, fixed);
    }
    LogMembers members = members(line);
    if (members.has(NOTICE_ID)) {
      return new LogLine(app(fixed), null, line);
    }
    Member body = body(members);
    String path = members.firstText(fields.path());
    if (body == null && path == null && !isDerived(members)) {
      return new LogLine(named(members, fixed), null, line); // no notice; the decoder says so
    }
    return body == null || isDerived(members) ? null : around(body, path, members, fixed);
  }

  /** A line that cannot be JSON; nothing at all is told as bad JSON. */
  private static boolean isText(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t') {
        return b != '{' && b != '[';
      }
    }
    return false;
  }

  private LogMembers members(byte[] line) throws BadNotice {
    CharBuffer chars = JsonText.chars("line", line);
    try {
      return LogMembers.read(chars, wanted);
    } catch (BadNotice e) {
      byte[] mended = NginxEscapes.mended(line);
      if (mended == null) {
        throw e;
      }
      return LogMembers.read(JsonText.chars("line", mended), wanted);
    }
  }

  private static boolean isDerived(LogMembers members) {
    Member type = members.get(TYPE);
    return type != null && type.isText() && DERIVED.contains(type.text());
  }

  /** An access log writes a request without a body as nothing or as a dash. */
  private @Nullable Member body(LogMembers members) {
    Member body = null;
    for (String name : fields.body()) {
      body = body == null ? members.get(name) : body;
    }
    boolean isNone =
        body != null
            && members.firstText(fields.path()) != null
            && (body.isNull() || body.text().isEmpty() || body.text().equals("-"));
    return isNone ? null : body;
  }

  private @Nullable LogLine around(
      Member body, @Nullable String path, LogMembers members, @Nullable AppId fixed)
      throws BadNotice {
    Member named = members.first(fields.app());
    if (named != null || path == null) {
      return new LogLine(named(members, fixed), receivedAt(members), bytes(body));
    }
    Matcher webhook = fields.webhook().matcher(LogText.path(path));
    if (!webhook.matches()) {
      return null;
    }
    String app = webhook.groupCount() > 0 ? webhook.group(1) : null;
    return new LogLine(
        app == null ? app(fixed) : checked("path", app), receivedAt(members), bytes(body));
  }

  private AppId named(LogMembers members, @Nullable AppId fixed) throws BadNotice {
    Member named = members.first(fields.app());
    if (named == null) {
      return app(fixed);
    }
    if (!named.isText()) {
      throw badApp(named.name(), named.text());
    }
    return checked(named.name(), named.text());
  }

  private static AppId checked(String name, String text) throws BadNotice {
    if (!AppId.isValid(text)) {
      throw badApp(name, text);
    }
    return new AppId(text);
  }

  private static BadNotice badApp(String name, String text) {
    return new BadNotice(
        "%s is %s; an app id is 1 to 64 of the characters A-Z a-z 0-9 _ and -"
            .formatted(Plain.escaped(name), Plain.escaped(text)));
  }

  static AppId app(@Nullable AppId fixed) throws BadNotice {
    if (fixed == null) {
      throw new BadNotice("The line names no app_id; it needs one, or one given for all lines");
    }
    return fixed;
  }

  private @Nullable Instant receivedAt(LogMembers members) throws BadNotice {
    Member time = members.first(fields.time());
    if (time == null) {
      return null;
    }
    return time.name().equals(RECEIVED_AT) ? ReceivedAt.of(time) : LogTime.of(time, fields.zone());
  }

  private static byte[] bytes(Member body) throws BadNotice {
    if (!body.isText() && body.token() != JsonToken.START_OBJECT) {
      throw new BadNotice(
          "%s is %s; it has to be an object or text"
              .formatted(Plain.escaped(body.name()), Plain.escaped(body.text())));
    }
    return utf8(body.name(), body.text());
  }

  static byte[] utf8(String name, String text) throws BadNotice {
    if (!Plain.isStorable(text)) {
      throw new BadNotice(
          Plain.escaped(name) + " has a NUL or half a surrogate pair in it; no JSON has");
    }
    return text.getBytes(UTF_8);
  }
}
