package io.agorawebhooks.cli.care;

import io.airlift.compress.zstd.ZstdInputStream;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Files that are made smaller, and copies of files that are on the disk when they are told. */
final class Zstd {
  private static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final int BUFFER = 1 << 16;

  private Zstd() {}

  /** Whether a file is one of zstd, whatever its name. */
  static boolean isOne(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /** Writes what is in a file into a smaller one. */
  static void pack(Path from, Path to) throws IOException {
    try (InputStream in = Files.newInputStream(from);
        OutputStream out =
            new ZstdOutputStream(new BufferedOutputStream(Files.newOutputStream(to), BUFFER))) {
      in.transferTo(out);
    }
    sync(to);
  }

  /** Writes what is in a file, which may be one of zstd, into another. */
  static void unpack(Path from, Path to) throws IOException {
    try (InputStream in = opened(from);
        OutputStream out = Files.newOutputStream(to)) {
      in.transferTo(out);
    }
    sync(to);
  }

  private static InputStream opened(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    return isOne(file) ? new ZstdInputStream(in) : in;
  }

  /** Returns when the disk has it. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
