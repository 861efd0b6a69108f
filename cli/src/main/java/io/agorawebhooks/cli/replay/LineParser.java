package io.agorawebhooks.cli.replay;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import io.agorawebhooks.json.BadNotice;
import io.agorawebhooks.json.LogFields;
import io.agorawebhooks.json.LogLine;
import io.agorawebhooks.json.LogLineReader;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Delivery;
import io.agorawebhooks.notice.Notice;
import io.agorawebhooks.notice.Rejection;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Says what the lines of logs are. Safe for use by many threads. */
public final class LineParser {
  private static final int KEPT_BYTES = 64 * 1024;
  private static final int BAD_REQUEST = 400;

  private final NoticeDecoder decoder = new NoticeDecoder();
  private final LogLineReader reader;
  private final @Nullable AppId fixed;
  private final Window window;
  private final Clock clock;

  /**
   * @param fixed the app of lines that do not name theirs, null if there is none
   * @param window when the notices arrived that are taken
   * @param clock says when those arrived of which the log does not
   */
  public LineParser(LogFields fields, @Nullable AppId fixed, Window window, Clock clock) {
    this.reader = new LogLineReader(fields);
    this.fixed = fixed;
    this.window = requireNonNull(window, "window is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  Item parse(LineReader.Line line) {
    if (!line.whole()) {
      return bad(line, "The line is longer than a notice of 1 MiB");
    }
    try {
      LogLine read = reader.read(line.bytes(), fixed);
      return read == null
          ? Item.passedOver(line.number(), Item.Kind.OTHER)
          : item(line.number(), read);
    } catch (BadNotice e) {
      return bad(line, sentence(e));
    }
  }

  private Item item(long number, LogLine line) {
    Instant receivedAt = requireNonNullElseGet(line.receivedAt(), clock::instant);
    try {
      Notice notice = decoder.decode(line.app(), line.body());
      return window.contains(arrival(line, notice))
          ? Item.notice(number, new Delivery(line.app(), notice, receivedAt, "", line.body()))
          : Item.passedOver(number, Item.Kind.OUTSIDE);
    } catch (BadNotice e) {
      return window.contains(line.receivedAt())
          ? rejected(number, line.app(), receivedAt, sentence(e), line.body())
          : Item.passedOver(number, Item.Kind.OUTSIDE);
    }
  }

  /** When it arrived by the log, else when it was sent, else when it happened. */
  private static @Nullable Instant arrival(LogLine line, Notice notice) {
    if (line.receivedAt() != null) {
      return line.receivedAt();
    } else if (notice.notifyMs() != null) {
      return Instant.ofEpochMilli(notice.notifyMs());
    }
    return notice.event() == null ? null : Instant.ofEpochSecond(notice.event().ts());
  }

  private static String sentence(BadNotice e) {
    return requireNonNull(e.getMessage());
  }

  /** A line whose app is not known cannot be kept, because what is kept belongs to an app. */
  private Item bad(LineReader.Line line, String reason) {
    return fixed == null
        ? Item.unreadable(line.number(), reason)
        : rejected(line.number(), fixed, clock.instant(), reason, line.bytes());
  }

  private static Item rejected(
      long number, AppId app, Instant receivedAt, String reason, byte[] body) {
    byte[] kept = Arrays.copyOf(body, Math.min(body.length, KEPT_BYTES));
    return Item.rejected(number, new Rejection(app, receivedAt, BAD_REQUEST, reason, "", kept));
  }
}
