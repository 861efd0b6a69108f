package io.agorawebhooks.benchmarks.reads;

import io.agorawebhooks.benchmarks.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The server as people start it, in a process of its own. */
final class Served implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ServerProcess process;

  private Served(ServerProcess process) {
    this.process = process;
  }

  /** Starts it on a database, and returns when it answers. */
  static Served start(Path launcher, Path database) throws IOException, InterruptedException {
    Served served = new Served(ServerProcess.serve(launcher, database, Map.of()));
    served.awaitLife();
    return served;
  }

  private void awaitLife() throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (System.nanoTime() > until || !process.isAlive()) {
        throw new IllegalStateException("The server does not answer:\n" + process.log());
      }
      Thread.sleep(50);
    }
  }

  private boolean answers() {
    try {
      return send("/health/live").statusCode() == OK;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  int port() {
    return process.port();
  }

  /** The nanoseconds until a whole answer of 200 is there. */
  long time(String path) {
    long began = System.nanoTime();
    body(path);
    return System.nanoTime() - began;
  }

  /** The text of an answer of 200. */
  String body(String path) {
    HttpResponse<InputStream> response = send(path);
    try (InputStream in = response.body()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (response.statusCode() != OK) {
        throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<InputStream> send(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
              .timeout(PATIENCE)
              .build(),
          HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.close();
  }
}
