package io.agorawebhooks.cli;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A log to replay.
 *
 * @param name for people
 * @param file null for the standard input
 * @param bytes how long it is, as it is stored; 0 if that is not known
 */
record Source(String name, @Nullable Path file, long bytes) {
  static final Source STANDARD_INPUT = new Source("standard input", null, 0);

  static Source of(Path file) throws IOException {
    return new Source(file.toString(), file, Files.size(file));
  }

  /** Told how far the reading has come. */
  interface Meter {
    void read(long bytes);
  }

  /** Its contents, unpacked if it begins as gzip does, whatever its name. */
  InputStream open(Meter meter) throws IOException {
    InputStream raw = file == null ? System.in : Files.newInputStream(file);
    BufferedInputStream in = new BufferedInputStream(new Metered(raw, meter), 64 * 1024);
    return isGzip(in) ? new GZIPInputStream(in, 64 * 1024) : in;
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return gzip;
  }

  private static final class Metered extends FilterInputStream {
    private final Meter meter;

    Metered(InputStream in, Meter meter) {
      super(in);
      this.meter = meter;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      meter.read(Math.max(read, 0));
      return read;
    }
  }
}
