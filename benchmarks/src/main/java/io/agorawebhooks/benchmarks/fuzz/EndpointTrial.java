package io.agorawebhooks.benchmarks.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sender that keeps its connection: every answer is one of four and tells nothing of the inside,
 * 413 is for bodies over 1 MiB only, and 503 says when to come again.
 */
final class EndpointTrial implements Trial {
  private static final Set<String> ALLOWED = Set.of("200", "400", "413", "503");
  private static final int PATIENCE_MILLIS = 60_000;
  private static final String LENGTH = "content-length:";

  private final int port;
  private final String path;
  private @Nullable Socket socket;
  private InputStream in = InputStream.nullInputStream();

  EndpointTrial(int port, String app) {
    this.port = port;
    this.path = "/" + app + "/webhooks";
  }

  @Override
  public Verdict of(byte[] body) throws IOException {
    Wire wire = Wire.of(body);
    try {
      open().getOutputStream().write(wire.request(path));
      return answer(wire);
    } catch (IOException e) {
      close(); // an answer that comes late must not be taken for the next one's
      throw e;
    }
  }

  private Socket open() throws IOException {
    Socket open = socket;
    if (open == null) {
      open = new Socket(InetAddress.getLoopbackAddress(), port);
      open.setTcpNoDelay(true);
      open.setSoTimeout(PATIENCE_MILLIS);
      in = new BufferedInputStream(open.getInputStream());
      socket = open;
    }
    return open;
  }

  private Verdict answer(Wire wire) throws IOException {
    String status = line().split(" ", 3)[1];
    int length = 0;
    boolean last = false;
    boolean later = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String header = line.toLowerCase(Locale.ROOT);
      length = header.startsWith(LENGTH) ? number(header.substring(LENGTH.length())) : length;
      last |= header.equals("connection: close");
      later |= header.startsWith("retry-after:");
    }
    String body = new String(in.readNBytes(length), ISO_8859_1);
    if (last) {
      close();
    }
    return new Verdict(status, wrong(wire, status, later, body));
  }

  private static int number(String text) {
    return Integer.parseInt(text.strip());
  }

  private static @Nullable String wrong(Wire wire, String status, boolean later, String body) {
    boolean telling = body.contains("Exception") || body.contains("\tat ") || body.isEmpty();
    boolean unavailable = status.equals("503");
    boolean fits = unavailable || status.equals("413") == wire.isTooLong();
    boolean right = ALLOWED.contains(status) && fits && later == unavailable;
    return telling || !right ? status + (later ? ", retry: " : ": ") + body : null;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        close();
        throw new EOFException("the server closed the connection");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
      socket = null;
    }
  }
}
