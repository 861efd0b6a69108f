package io.agorawebhooks.benchmarks.fuzz;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.LogFields;
import io.agorawebhooks.json.LogLine;
import io.agorawebhooks.json.LogLineReader;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Notice;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body decodes or is refused with a sentence. Of some it is asked too that they are read the same
 * again, that their content is their own, and that they can be read as a line of a log; which ones
 * the body decides, so that each seed is always asked the same.
 */
final class DecoderTrial implements Trial {
  private static final AppId APP = new AppId("fuzz");
  private static final LogLineReader READER = new LogLineReader(LogFields.USUAL);
  private static final Pattern SENTENCE = Pattern.compile("[ -~]{1,400}");

  /** One in so many is read as a line. */
  private static final int LINES = 4;

  /** One in so many is read again. */
  private static final int AGAIN = 8;

  private final NoticeDecoder decoder = new NoticeDecoder();

  @Override
  public Verdict of(byte[] body) {
    int hash = Arrays.hashCode(body);
    String line = Math.floorMod(hash, LINES) == 0 ? line(body) : null;
    boolean twice = Math.floorMod(hash / LINES, AGAIN) == 0;
    try {
      Notice notice = decoder.decode(APP, body);
      return new Verdict(
          notice.event() != null ? "correlated" : String.valueOf(notice.setAside()),
          line == null && twice ? again(notice, body) : line);
    } catch (BadNotice e) {
      return new Verdict("refused", line == null ? sentence(e) : line);
    }
  }

  private @Nullable String again(Notice notice, byte[] body) throws BadNotice {
    if (decoder.contentOrder().compare(body, body) != 0) {
      return "its content is not its own";
    }
    return decoder.decode(APP, body).equals(notice) ? null : "decoded again, it is another notice";
  }

  private static @Nullable String line(byte[] body) {
    try {
      LogLine line = READER.read(body, APP);
      return line == null || line.body().length > 0 ? null : "a line without a body";
    } catch (BadNotice e) {
      return sentence(e);
    }
  }

  private static @Nullable String sentence(BadNotice e) {
    String message = String.valueOf(e.getMessage());
    return SENTENCE.matcher(message).matches() ? null : "the reason is no sentence: " + message;
  }
}
