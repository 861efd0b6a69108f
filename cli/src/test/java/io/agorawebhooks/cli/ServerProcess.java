package io.agorawebhooks.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A server in a process of its own, to be killed without a warning. */
final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final String database;
  private final Path folder;
  private final int port;
  private final Api api;
  private Process process;

  private ServerProcess(String database, Path folder) throws IOException {
    this.database = database;
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    this.api = new Api(port);
    this.process = launch();
  }

  /** Returns when it answers. */
  static ServerProcess start(String database, Path folder) throws Exception {
    ServerProcess server = new ServerProcess(database, folder);
    server.awaitUp();
    return server;
  }

  private Process launch() throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.agorawebhooks.cli.Main",
            "serve",
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--db",
            database);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server.log").toFile())
        .start();
  }

  Api api() {
    return api;
  }

  void awaitUp() throws InterruptedException {
    await(
        () -> {
          try {
            return api.isUp();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
          }
        });
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Waited for too long");
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  /** Kills it as {@code kill -9} does. */
  void killWhen(BooleanSupplier condition) throws InterruptedException {
    await(condition);
    process.destroyForcibly().waitFor();
  }

  void restart() throws Exception {
    process = launch();
    awaitUp();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
