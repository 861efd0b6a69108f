package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A connection that sends exactly what it is told, as no well-behaved client would. */
final class Wire implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;

  private final Socket socket;

  Wire(int port) {
    this(InetAddress.getLoopbackAddress(), port);
  }

  Wire(InetAddress address, int port) {
    try {
      socket = new Socket(address, port);
      socket.setSoTimeout(PATIENCE_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Wire send(String bytes) {
    return send(bytes.getBytes(ISO_8859_1));
  }

  Wire send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one answer; the connection can be used again. */
  Reply receive() {
    try {
      String status = line();
      Map<String, String> headers = new HashMap<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        headers.merge(
            line.substring(0, colon).toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip(),
            (one, other) -> one + "\n" + other);
      }
      return new Reply(Integer.parseInt(status.split(" ")[1]), headers, body(headers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String body(Map<String, String> headers) throws IOException {
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new String(socket.getInputStream().readNBytes(length), UTF_8);
  }

  /** Whether the server closes the connection without an answer. */
  boolean isCutOff() {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true; // reset, because it had more to read
    }
  }

  /** All that comes until the server closes or resets the connection. */
  String rest() {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(rest);
    } catch (SocketTimeoutException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      // reset
    }
    return rest.toString(ISO_8859_1);
  }

  /** Reads an answer to HEAD, whose length is that of a body that does not come. */
  Reply receiveHead() {
    try {
      return receiveHeaders(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply receiveHeaders(String all) {
    int end = all.indexOf("\r\n\r\n");
    return new Reply(
        Integer.parseInt(all.split(" ")[1]),
        Map.of("all", all.substring(0, end)),
        all.substring(end + 4));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = next(); b != '\n'; b = next()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private int next() throws IOException {
    int b = socket.getInputStream().read();
    if (b < 0) {
      throw new IOException("The server closed the connection");
    }
    return b;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
