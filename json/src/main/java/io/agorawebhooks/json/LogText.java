package io.agorawebhooks.json;

import io.agorawebhooks.notice.AppId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines that are text: messages of a server, of which some have the body that it received. */
final class LogText {
  /** As Python writes it, and others: a day, a time, perhaps with a fraction and an offset. */
  private static final Pattern TIME =
      Pattern.compile(
          "\\b(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?"
              + "(Z|[+-]\\d\\d:?\\d\\d)?");

  /** How far into a line its time is looked for: what a journal puts before it. */
  private static final int HEAD = 120;

  private static final Pattern REQUEST = Pattern.compile("[A-Z]+ +(\\S+)(?: .*)?");
  private static final Pattern URL = Pattern.compile("[a-z]+://[^/?#]*([^?#]*).*");

  private LogText() {}

  /**
   * Reads one line.
   *
   * @return null if it is a message without a body
   * @throws BadNotice if it is no message of a log either, or if its app is not known
   */
  static @Nullable LogLine read(String line, LogFields fields, @Nullable AppId fixed)
      throws BadNotice {
    int mark = line.indexOf(fields.mark());
    Matcher time = TIME.matcher(line.substring(0, Math.min(HEAD, line.length())));
    boolean isTimed = time.find();
    if (mark < 0) {
      if (isTimed) {
        return null;
      }
      throw new BadNotice("The line is no JSON object; it has to be a notice or an envelope");
    }
    String body = line.substring(mark + fields.mark().length());
    return new LogLine(
        LogLineReader.app(fixed),
        isTimed ? LogTime.of(time, fields.zone()) : null,
        LogLineReader.utf8("The line", body));
  }

  /** The path of a path with a query, of a URL, or of the first line of a request. */
  static String path(String asked) {
    Matcher request = REQUEST.matcher(asked);
    String target = request.matches() ? request.group(1) : asked;
    Matcher url = URL.matcher(target);
    return url.matches() ? url.group(1) : target.replaceFirst("[?#].*", "");
  }
}
