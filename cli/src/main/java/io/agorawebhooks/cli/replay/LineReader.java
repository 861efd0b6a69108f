package io.agorawebhooks.cli.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines as bytes, none of which is ever held beyond a limit. */
final class LineReader {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int at;
  private int end;
  private byte[] line = new byte[1024];
  private int length;
  private long number;

  /**
   * @param longest bytes of a line that are kept; the rest of a longer one is passed over
   */
  LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * A line without its line break.
   *
   * @param number from 1
   * @param whole whether these are all of its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // raw bytes, compared by nobody
  record Line(long number, byte[] bytes, boolean whole) {
    boolean isBlank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t') {
          return false;
        }
      }
      return true;
    }
  }

  /** The number of the line read last, 0 before the first. */
  long number() {
    return number;
  }

  /** The next line, null at the end. */
  @Nullable Line next() throws IOException {
    length = 0;
    boolean whole = true;
    while (at < end || fill()) {
      int stop = lineBreak();
      whole &= keep(stop);
      if (stop < end) {
        at = stop + 1;
        return line(whole);
      }
      at = end;
    }
    return length == 0 ? null : line(whole);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  private int lineBreak() {
    int i = at;
    while (i < end && buffer[i] != '\n') {
      i++;
    }
    return i;
  }

  /** Whether all of it was kept. */
  private boolean keep(int stop) {
    int kept = Math.min(stop - at, longest - length);
    if (length + kept > line.length) {
      line = Arrays.copyOf(line, Math.max(length + kept, 2 * line.length));
    }
    System.arraycopy(buffer, at, line, length, kept);
    length += kept;
    return kept == stop - at;
  }

  private Line line(boolean whole) {
    number++;
    int bytes = whole && length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return new Line(number, Arrays.copyOf(line, bytes), whole);
  }
}
