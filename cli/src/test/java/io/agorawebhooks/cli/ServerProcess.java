package io.agorawebhooks.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private ServerProcess(String database, Path folder, List<String> launcher) throws IOException {
    this.database = database;
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    this.api = new Api(port);
    this.process = launch(launcher);
  }

  /** Returns when it answers. */
  static ServerProcess start(String database, Path folder) throws Exception {
    return start(database, folder, List.of());
  }

  /**
   * A server that cannot make any of its files larger than this: it meets an I/O error, since only
   * a disk without space is told apart.
   *
   * @param blocks of 512 bytes
   */
  static ServerProcess startWithSmallFiles(String database, Path folder, int blocks)
      throws Exception {
    String limited = "ulimit -S -f " + blocks + "; exec \"$@\"";
    return start(database, folder, List.of("sh", "-c", limited, "sh"));
  }

  /** Its files may grow again, as when somebody makes room on the disk. */
  void letFilesGrow() throws Exception {
    List<String> command =
        List.of("prlimit", "--pid", Long.toString(process.pid()), "--fsize=unlimited");
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("prlimit ends with " + exit);
    }
  }

  private static ServerProcess start(String database, Path folder, List<String> launcher)
      throws Exception {
    ServerProcess server = new ServerProcess(database, folder, launcher);
    server.awaitUp();
    return server;
  }

  private Process launch(List<String> launcher) throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.addAll(
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
            database));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("server.log").toFile())
        .start();
  }

  Api api() {
    return api;
  }

  String url() {
    return "http://127.0.0.1:" + port;
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

  static void await(BooleanSupplier condition) {
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
    process = launch(List.of());
    awaitUp();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
