package io.agorawebhooks.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, on a free port of the loopback; closing it ends the process.
 */
public final class ServerProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 20;

  private final Process process;
  private final int port;
  private final long began;
  private final Path log;

  private ServerProcess(ProcessBuilder builder, int port) throws IOException {
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    log = Files.createTempFile("server", ".log");
    builder.redirectError(log.toFile());
    this.port = port;
    this.began = System.nanoTime();
    this.process = builder.start();
  }

  /**
   * The product as people start it; returns before it listens.
   *
   * @param launcher the script {@code agora-webhooks}
   * @param database its file, made if it is not there
   * @param settings further variables, such as {@code WEBHOOK_SECRETS}
   */
  public static ServerProcess serve(Path launcher, Path database, Map<String, String> settings)
      throws IOException {
    int port = freePort();
    ProcessBuilder builder = new ProcessBuilder(launcher.toAbsolutePath().toString(), "serve");
    builder.environment().put("HOST", "127.0.0.1");
    builder.environment().put("PORT", "" + port);
    builder.environment().put("DATABASE_URL", "sqlite:///" + database.toAbsolutePath());
    builder.environment().putAll(settings);
    return new ServerProcess(builder, port);
  }

  /**
   * A main class of this module, whose first argument is the port; returns before it listens.
   *
   * @param options of the JVM
   */
  public static ServerProcess of(Class<?> main, List<String> options, String... arguments)
      throws IOException {
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.add("" + port);
    command.addAll(List.of(arguments));
    return new ServerProcess(new ProcessBuilder(command), port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  /** When it was started, in nanoseconds of this JVM's clock. */
  public long began() {
    return began;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What it wrote to its error output. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** What it takes now. */
  public Memory memory() throws IOException {
    return Memory.of(process.pid());
  }

  /** Writes a line to its input. */
  public void tell(String line) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    input.flush();
  }

  /** Ends it at once, without leave to finish anything. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    Files.delete(log);
  }
}
