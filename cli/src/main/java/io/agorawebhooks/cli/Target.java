package io.agorawebhooks.cli;

import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.cli.Settings.Setting;
import io.agorawebhooks.cli.replay.LogSink;
import io.agorawebhooks.cli.replay.PostSink;
import io.agorawebhooks.cli.replay.Sink;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Where made-up traffic goes: a log, the output, or a server. */
final class Target implements AutoCloseable {
  private static final String SERVERS =
      "http://HOST[:PORT] or https://HOST[:PORT], without /APP/webhooks, which is added";

  private static final Pattern PATH_OF_APP = Pattern.compile(".*/webhooks/*");

  private final Sink sink;
  private final @Nullable OutputStream out;

  private Target(Sink sink, @Nullable OutputStream out) {
    this.sink = sink;
    this.out = out;
  }

  /**
   * Opens what an option means.
   *
   * @throws IOException if it cannot be written, with a sentence
   */
  static Target open(String to, SecretSources secrets) throws IOException {
    if (to.matches("(?i)[a-z]+://.*")) {
      URI server = server("--to", to);
      return new Target(new PostSink(server, signatures(secrets), 0), null);
    }
    OutputStream out = new BufferedOutputStream(to.equals("-") ? new Output() : file(to));
    return new Target(new LogSink(out), out);
  }

  /** The secrets that notices are signed with. */
  static Signatures signatures(SecretSources secrets) {
    return new Signatures(secrets.read(Settings.ofProcess()), Map.of(), SignatureMode.REQUIRED);
  }

  /** The address of a server. */
  static URI server(String option, String text) {
    try {
      URI server = new URI(text);
      boolean isWeb = List.of("http", "https").contains(String.valueOf(server.getScheme()));
      if (server.getHost() != null && isWeb && !PATH_OF_APP.matcher(server.getPath()).matches()) {
        return server;
      }
    } catch (URISyntaxException e) {
      // as any other text
    }
    throw new Setting("The option " + option, text).bad(SERVERS);
  }

  private static OutputStream file(String name) throws IOException {
    try {
      OutputStream file = Files.newOutputStream(Path.of(name), StandardOpenOption.CREATE_NEW);
      return name.toLowerCase(Locale.ROOT).endsWith(".gz") ? new GZIPOutputStream(file) : file;
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          "The file " + name + " is there already; remove it, or name another one", e);
    } catch (IOException e) {
      throw new IOException("The file " + name + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** The output of the process, which nobody closes, and whose failures are told. */
  private static final class Output extends FilterOutputStream {
    Output() {
      super(System.out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      System.out.write(bytes, from, length);
      if (System.out.checkError()) {
        throw new IOException("nobody reads the output any more");
      }
    }

    @Override
    public void close() {
      System.out.flush();
    }
  }

  Sink sink() {
    return sink;
  }

  /** Writes what waits. */
  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
