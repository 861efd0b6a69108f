package io.agorawebhooks.cli;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A running server with all that is behind it. */
public final class Service implements AutoCloseable {
  private final Options options;
  private final InetAddress address;
  private final Wiring wiring;
  private final HttpServer server;
  private final @Nullable FileWatch watch;
  private final Daily daily;

  private Service(Options options, InetAddress address, Wiring wiring, HttpServer server) {
    this.options = options;
    this.address = address;
    this.wiring = wiring;
    this.server = server;
    this.watch = watch(options.guards().certificate(), server);
    this.daily = Daily.start(wiring.care(options.keepDays()));
  }

  /** Certificates last some weeks; what renews them does not know of this server. */
  private static @Nullable FileWatch watch(
      HttpServer.@Nullable Certificate files, HttpServer server) {
    return files == null
        ? null
        : FileWatch.start(
            List.of(files.chain(), files.key()), Protection.WATCH, server::reloadCertificate);
  }

  /**
   * How to run.
   *
   * @param port 0 for any that is free
   * @param queueCapacity how many notices may wait to be stored
   * @param guards against strangers
   * @param origins whose pages may read the API
   * @param keepDays how many days are kept, 0 for all
   */
  public record Options(
      String host,
      int port,
      String databaseUrl,
      int queueCapacity,
      Guards guards,
      Set<String> origins,
      int keepDays) {
    public Options {
      requireNonNull(host, "host is null");
      requireNonNull(databaseUrl, "databaseUrl is null");
      requireNonNull(guards, "guards is null");
      origins = Set.copyOf(origins);
    }

    /** Whatever is old stays. */
    public Options(
        String host,
        int port,
        String databaseUrl,
        int queueCapacity,
        Guards guards,
        Set<String> origins) {
      this(host, port, databaseUrl, queueCapacity, guards, origins, 0);
    }

    /** Without guards, and for no page of another origin. */
    Options(String host, int port, String databaseUrl, int queueCapacity) {
      this(host, port, databaseUrl, queueCapacity, Guards.NONE, Set.of());
    }
  }

  /**
   * Starts a server.
   *
   * @throws CommandFailure if the address cannot be listened on
   * @throws io.agorawebhooks.storage.StorageException if the database cannot be opened
   */
  public static Service start(Options options) {
    InetAddress address = address(options);
    Wiring wiring = Wiring.open(options.databaseUrl(), options.queueCapacity());
    try {
      HttpServer server = wiring.serve(options);
      return new Service(options, address, wiring, server);
    } catch (IllegalArgumentException e) {
      wiring.close();
      throw CommandFailure.badSetting(requireNonNull(e.getMessage()));
    } catch (UncheckedIOException e) {
      wiring.close();
      throw CommandFailure.failed(why(options, requireNonNull(e.getCause())));
    }
  }

  /** Tries it out first, so that a server that cannot start leaves no new database behind. */
  private static InetAddress address(Options options) {
    try (ServerSocket socket = new ServerSocket()) {
      InetAddress address = InetAddress.getByName(options.host());
      socket.bind(new InetSocketAddress(address, options.port()));
      return address;
    } catch (IOException e) {
      throw CommandFailure.failed(why(options, e));
    }
  }

  private static String why(Options options, IOException e) {
    String address = "The address " + options.host() + ":" + options.port();
    if (e instanceof BindException) {
      return address
          + " is in use or not of this machine. Stop what uses it, or choose another with --port"
          + " (PORT) or --host (HOST)";
    } else if (e instanceof UnknownHostException) {
      return address
          + " has a name that is not known. Choose an address of this machine with --host (HOST),"
          + " such as 0.0.0.0 for all of it";
    }
    return address + " cannot be listened on: " + e.getMessage();
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** One line with the URLs. */
  String greeting() {
    return "Agora Webhooks %s ready: webhooks at %s://%s:%d/{app_id}/webhooks, %s (database %s)"
        .formatted(
            Version.number(),
            scheme(),
            shownHost(),
            port(),
            reads(),
            Database.shown(options.databaseUrl()));
  }

  /** What else somebody who starts it should know. */
  List<String> words() {
    return options.guards().words();
  }

  /** Reads are answered to this machine only, and nobody comes from there to another address. */
  private String reads() {
    return address.isAnyLocalAddress() || address.isLoopbackAddress()
        ? "dashboard at %1$s://localhost:%2$d/, API at %1$s://localhost:%2$d/api/channels/{app_id}"
            .formatted(scheme(), port())
        : "no dashboard and no API, which needs a --host (HOST) such as 0.0.0.0 or 127.0.0.1";
  }

  private String scheme() {
    return options.guards().certificate() == null ? "http" : "https";
  }

  private String shownHost() {
    return options.host().contains(":") ? "[" + options.host() + "]" : options.host();
  }

  /** Where the demo is looked at. */
  String dashboardUrl() {
    return "%s://localhost:%d/?appId=%s".formatted(scheme(), port(), Demo.APP);
  }

  /** A demo that can be started on this server. */
  Demo demo(Duration past) {
    return wiring.demo(past);
  }

  /** Answers the requests in flight, stores what waits, closes the database. */
  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
    daily.close();
    try {
      server.close();
    } finally {
      wiring.close();
    }
  }
}
