package io.agorawebhooks.benchmarks.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * How a body goes over the wire, which the body decides: with its length or in chunks, some of them
 * made too long by blanks, which any JSON may have behind it.
 *
 * @param body as it is sent
 * @param isChunked whether no length is said
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Wire(byte[] body, boolean isChunked) {
  /** The longest body that a server takes, in bytes. */
  static final int LONGEST = 1 << 20;

  /** One in so many is too long. */
  private static final int TOO_LONG = 512;

  /** One in so many comes in chunks. */
  private static final int CHUNKED = 8;

  private static final int MOST_BEYOND = 1 << 18;
  private static final int MOST_CHUNK = 1 << 15;

  static Wire of(byte[] body) {
    int hash = Arrays.hashCode(body);
    boolean chunked = Math.floorMod(hash, CHUNKED) == 0;
    boolean tooLong = Math.floorMod(hash / CHUNKED, TOO_LONG) == 0;
    return new Wire(tooLong ? padded(body, hash) : body, chunked);
  }

  /** By one byte at least. */
  private static byte[] padded(byte[] body, int hash) {
    int length = LONGEST + 1 + Math.floorMod(hash / CHUNKED / TOO_LONG, MOST_BEYOND);
    byte[] padded = Arrays.copyOf(body, Math.max(body.length, length));
    Arrays.fill(padded, body.length, padded.length, (byte) ' ');
    return padded;
  }

  /** Whether it must be refused for its length. */
  boolean isTooLong() {
    return body.length > LONGEST;
  }

  /** The whole request. */
  byte[] request(String path) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 200);
    String framing = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length;
    out.writeBytes(ascii("POST " + path + " HTTP/1.1\r\nHost: fuzz\r\n" + framing + "\r\n\r\n"));
    if (isChunked) {
      chunks(out);
    } else {
      out.writeBytes(body);
    }
    return out.toByteArray();
  }

  /** Of lengths that double from 1 byte on. */
  private void chunks(ByteArrayOutputStream out) {
    int length = 1;
    for (int from = 0; from < body.length; from += length) {
      length = Math.min(body.length - from, Math.min(MOST_CHUNK, from + 1));
      out.writeBytes(ascii(Integer.toHexString(length) + "\r\n"));
      out.write(body, from, length);
      out.writeBytes(ascii("\r\n"));
    }
    out.writeBytes(ascii("0\r\n\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
