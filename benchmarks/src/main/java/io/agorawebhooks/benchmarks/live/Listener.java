package io.agorawebhooks.benchmarks.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Looks on, with gzip as browsers do: reads what comes, or only takes it. */
final class Listener {
  private static final String PATH = "/api/live/benchmark/events";
  private static final Pattern UID = Pattern.compile("\"uid\":([0-9]+)");

  private final int port;
  private final @Nullable Posted posted;
  private final Thread thread = new Thread(this::run);
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean gone;
  private volatile boolean closed;

  /**
   * @param posted told of each user that it sees; null to read nothing
   */
  Listener(int port, @Nullable Posted posted) {
    this.port = port;
    this.posted = posted;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      if (posted == null) {
        take();
      } else {
        read(posted);
      }
    } catch (IOException e) {
      // told by gone
    }
    gone = !closed;
  }

  private void take() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String head = " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n";
      socket.getOutputStream().write(("GET " + PATH + head).getBytes(US_ASCII));
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0 && !closed; read = in.read(buffer)) {
        bytes.addAndGet(read);
      }
    }
  }

  private void read(Posted to) throws IOException {
    HttpURLConnection connection = connect();
    Set<Long> known = new HashSet<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(unzipped(connection), US_ASCII))) {
      for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
        long now = System.nanoTime();
        Matcher uid = UID.matcher(line);
        while (uid.find()) {
          long user = Long.parseLong(uid.group(1));
          if (known.add(user)) {
            to.see(user, now);
          }
        }
      }
    }
  }

  /** Never says that there is more, because readers would wait for more than an event has. */
  private static InputStream unzipped(HttpURLConnection connection) throws IOException {
    return new GZIPInputStream(connection.getInputStream()) {
      @Override
      public int available() {
        return 0;
      }
    };
  }

  private HttpURLConnection connect() {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port + PATH);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setRequestProperty("Accept-Encoding", "gzip");
      return connection;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes that came; 0 of one that reads. */
  long bytes() {
    return bytes.get();
  }

  /** Whether the server ended it. */
  boolean isGone() {
    return gone;
  }

  void close() {
    closed = true;
  }
}
