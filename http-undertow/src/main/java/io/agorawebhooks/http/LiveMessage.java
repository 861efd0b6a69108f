package io.agorawebhooks.http;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to many listeners, made once. Zipped it refers to nothing that was sent before and
 * ends at a whole byte, so that every listener's stream may be put together from the same parts.
 */
final class LiveMessage {
  /** What a stream of zipped messages begins with: the header of a gzip file (RFC 1952). */
  static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private static final int BUFFER = 8192;

  private final byte[] plain;
  private byte @Nullable [] zipped;

  LiveMessage(byte[] plain) {
    this.plain = plain;
  }

  byte[] plain() {
    return plain;
  }

  synchronized byte[] zipped() {
    byte[] made = zipped == null ? zip(plain) : zipped;
    zipped = made;
    return made;
  }

  private static byte[] zip(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(plain);
      ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
      byte[] buffer = new byte[BUFFER];
      int length;
      do {
        length = deflater.deflate(buffer, 0, BUFFER, Deflater.SYNC_FLUSH);
        out.write(buffer, 0, length);
      } while (length == BUFFER);
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
