package io.agorawebhooks.cli.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads a log from a mark on, some lines at a time, and says how far it has come. */
final class LogReader implements AutoCloseable {
  /** The longest line that is taken, in bytes: a body of 1 MiB and what a log puts around it. */
  static final int LONGEST_LINE = 1024 * 1024 + 64 * 1024;

  private final InputStream in;
  private final LineReader reader;
  private final CRC32C sum = new CRC32C();
  private long skipped;
  private boolean atEnd;
  private @Nullable IOException failure;

  private LogReader(InputStream in) {
    this.in = in;
    this.reader = new LineReader(in, LONGEST_LINE);
  }

  /**
   * Opens a log and passes over what is before the mark; if that is not what it was, the log is
   * read from its beginning.
   */
  static LogReader open(Source source, Checkpoint.Mark mark, Source.Meter meter)
      throws IOException {
    LogReader reader = new LogReader(source.open(meter));
    if (mark.lines() > 0 && !reader.skip(mark)) {
      reader.close();
      if (source.file() == null) {
        throw new IOException(
            "it does not begin as the checkpoint says; hand in what it began with, or remove the"
                + " checkpoint");
      }
      return new LogReader(source.open(meter));
    }
    return reader;
  }

  private boolean skip(Checkpoint.Mark mark) throws IOException {
    while (reader.number() < mark.lines()) {
      LineReader.Line line = reader.next();
      if (line == null) {
        return false;
      }
      add(line);
    }
    skipped = mark.lines();
    return mark().equals(mark);
  }

  private void add(LineReader.Line line) {
    sum.update(line.bytes());
    sum.update('\n');
  }

  /** Lines before the mark, 0 if the log is read from its beginning. */
  long skipped() {
    return skipped;
  }

  /**
   * The next lines: so many, or a few less if they are long; fewer at the end, or before a place
   * that cannot be read, which the next call fails with.
   */
  List<LineReader.Line> next(int most, int bytes) throws IOException {
    List<LineReader.Line> next = new ArrayList<>();
    int length = 0;
    if (failure != null) {
      throw failure;
    }
    while (next.size() < most && length < bytes && !atEnd && failure == null) {
      LineReader.Line line = nextLine();
      if (line == null) {
        atEnd = failure == null;
      } else {
        next.add(line);
        add(line);
        length += line.bytes().length;
      }
    }
    return next;
  }

  private LineReader.@Nullable Line nextLine() {
    try {
      return reader.next();
    } catch (IOException e) {
      failure = e;
      return null;
    }
  }

  boolean isAtEnd() {
    return atEnd;
  }

  /** The place after the lines read so far. */
  Checkpoint.Mark mark() {
    return new Checkpoint.Mark(reader.number(), (int) sum.getValue());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
