package io.agorawebhooks.cli.replay;

import io.airlift.compress.zstd.ZstdInputStream;
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
public record Source(String name, @Nullable Path file, long bytes) {
  private static final int[] GZIP = {0x1f, 0x8b};
  private static final int[] ZSTD = {0x28, 0xb5, 0x2f, 0xfd};

  static final Source STANDARD_INPUT = new Source("standard input", null, 0);

  static Source of(Path file) throws IOException {
    return new Source(file.toString(), file, Files.size(file));
  }

  /** Told how far the reading has come. */
  public interface Meter {
    void read(long bytes);
  }

  /** Its contents, unpacked if it begins as gzip or zstd does, whatever its name. */
  InputStream open(Meter meter) throws IOException {
    InputStream raw = file == null ? System.in : Files.newInputStream(file);
    BufferedInputStream in = new BufferedInputStream(new Metered(raw, meter), 64 * 1024);
    if (begins(in, GZIP)) {
      return new GZIPInputStream(in, 64 * 1024);
    }
    return begins(in, ZSTD) ? new Zstd(in) : in;
  }

  private static boolean begins(InputStream in, int... bytes) throws IOException {
    in.mark(bytes.length);
    boolean begins = true;
    for (int i = 0; i < bytes.length && begins; i++) {
      begins = in.read() == bytes[i];
    }
    in.reset();
    return begins;
  }

  /** The library says by unchecked exceptions that the data is damaged. */
  private static final class Zstd extends FilterInputStream {
    Zstd(InputStream in) {
      super(new ZstdInputStream(in));
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        return super.read(into, offset, length);
      } catch (RuntimeException e) {
        throw new IOException("The zstd data is damaged: " + e.getMessage(), e);
      }
    }
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
