package io.agorawebhooks.benchmarks.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.agorawebhooks.benchmarks.ServerProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** Waits for a server that starts. */
final class Probe {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PAUSE_MILLIS = 5;
  private static final String OK = "HTTP/1.1 200";

  private Probe() {}

  /**
   * Posts a notice until it is answered.
   *
   * @return milliseconds from the start of the process to the answer
   * @throws IllegalStateException if the answer is not 200, or there is none within 2 min
   */
  static double firstAnswer(ServerProcess server, Requests requests)
      throws IOException, InterruptedException {
    while (server.isAlive() && System.nanoTime() - server.began() < PATIENCE.toNanos()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        socket.getOutputStream().write(requests.request(0));
        String status = new String(socket.getInputStream().readNBytes(OK.length()), ISO_8859_1);
        if (!status.equals(OK)) {
          throw new IllegalStateException("The first notice was answered " + status);
        }
        return (System.nanoTime() - server.began()) / 1e6;
      } catch (ConnectException e) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    throw new IllegalStateException("The server does not start:\n" + server.log());
  }
}
