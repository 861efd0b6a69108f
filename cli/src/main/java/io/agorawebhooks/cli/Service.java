package io.agorawebhooks.cli;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.http.HttpServer;
import java.io.UncheckedIOException;
import java.net.BindException;

/** A running server with all that is behind it. */
final class Service implements AutoCloseable {
  private final Options options;
  private final Wiring wiring;
  private final HttpServer server;

  private Service(Options options, Wiring wiring, HttpServer server) {
    this.options = options;
    this.wiring = wiring;
    this.server = server;
  }

  /**
   * How to run.
   *
   * @param port 0 for any that is free
   * @param queueCapacity how many notices may wait to be stored
   */
  record Options(String host, int port, String databaseUrl, int queueCapacity) {
    Options {
      requireNonNull(host, "host is null");
      requireNonNull(databaseUrl, "databaseUrl is null");
    }
  }

  /**
   * Starts a server.
   *
   * @throws CommandFailure if the address cannot be listened on
   * @throws io.agorawebhooks.storage.StorageException if the database cannot be opened
   */
  static Service start(Options options) {
    Wiring wiring = Wiring.open(options.databaseUrl(), options.queueCapacity());
    try {
      return new Service(options, wiring, wiring.serve(options.host(), options.port()));
    } catch (UncheckedIOException e) {
      wiring.close();
      throw CommandFailure.failed(why(options, e));
    }
  }

  private static String why(Options options, UncheckedIOException e) {
    String address = options.host() + ":" + options.port();
    return e.getCause() instanceof BindException
        ? "The address "
            + address
            + " is in use or not of this machine. Stop what uses it, or choose another with --port"
            + " (PORT) or --host (HOST)"
        : "The address " + address + " cannot be listened on: " + e.getMessage();
  }

  int port() {
    return server.port();
  }

  /** One line with the URLs. */
  String greeting() {
    return ("Agora Webhooks %s ready: webhooks at http://%s:%d/{app_id}/webhooks,"
            + " API at http://localhost:%d/api (database %s)")
        .formatted(
            Version.number(), shownHost(), port(), port(), Database.shown(options.databaseUrl()));
  }

  private String shownHost() {
    return options.host().contains(":") ? "[" + options.host() + "]" : options.host();
  }

  /** Answers the requests in flight, stores what waits, closes the database. */
  @Override
  public void close() {
    try {
      server.close();
    } finally {
      wiring.close();
    }
  }
}
