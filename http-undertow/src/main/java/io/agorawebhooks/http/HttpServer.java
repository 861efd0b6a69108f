package io.agorawebhooks.http;

import static java.util.Objects.requireNonNull;

import io.agorawebhooks.access.PasswordHasher;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.storage.AccessStore;
import io.agorawebhooks.storage.AppNames;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Live;
import io.agorawebhooks.storage.MemoryAccess;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import io.undertow.Undertow;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The HTTP server: webhooks in, the API out. Closing it answers the requests in flight first. */
public final class HttpServer implements AutoCloseable {
  private static final long DRAIN_MILLIS = 10_000;
  private static final Duration BODY_PATIENCE = Duration.ofSeconds(15);

  /**
   * How the server runs.
   *
   * @param host the address to listen on, such as {@code 0.0.0.0} for all
   * @param port 1 to 65535, or 0 for any that is free
   * @param version the program's, as {@code /health} shows it
   * @param queueCapacity how many notices may wait in the intake
   * @param bodyPatience how long a body may take to come whole
   * @param origins whose pages may read the API, such as {@code https://board.example}
   */
  public record Settings(
      String host,
      int port,
      String version,
      int queueCapacity,
      Duration bodyPatience,
      Set<String> origins) {
    /** What an origin looks like, for people. */
    public static final String ORIGINS =
        "http or https, :// and a host in lower case, and a port if it is not the usual one; no *,"
            + " because then any page could read everything";

    private static final Pattern ORIGIN =
        Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:]+])(:[0-9]{1,5})?");

    public Settings {
      requireNonNull(host, "host is null");
      requireNonNull(version, "version is null");
      requireNonNull(bodyPatience, "bodyPatience is null");
      origins = Set.copyOf(origins);
      origins.forEach(Settings::checkOrigin);
    }

    /** With 15 seconds for a body. */
    public Settings(String host, int port, String version, int queueCapacity) {
      this(host, port, version, queueCapacity, BODY_PATIENCE);
    }

    /** With no page of another origin. */
    public Settings(
        String host, int port, String version, int queueCapacity, Duration bodyPatience) {
      this(host, port, version, queueCapacity, bodyPatience, Set.of());
    }

    /** With 15 seconds for a body. */
    public Settings(String host, int port, String version, int queueCapacity, Set<String> origins) {
      this(host, port, version, queueCapacity, BODY_PATIENCE, origins);
    }

    /** Whether some text is an origin that may be named. */
    public static boolean isOrigin(String text) {
      return ORIGIN.matcher(text).matches();
    }

    private static void checkOrigin(String origin) {
      if (!isOrigin(origin)) {
        throw new IllegalArgumentException(
            "The origin is " + Text.shown(origin) + ". Allowed: " + ORIGINS);
      }
    }
  }

  /**
   * Whom the server believes.
   *
   * @param signatures the secrets of the apps; asked for each webhook, because they may change
   * @param access tokens, users and the names of apps
   * @param isPublic whether everybody may look
   * @param knownAppsOnly whether webhooks go only to apps with a name or a secret
   * @param senders the only networks that webhooks may come from, such as {@code 10.0.0.0/8}; empty
   *     for all; asked for each webhook, because they may change
   * @param proxies the networks of those that are believed for whom they ask
   * @param certificate null for plain HTTP
   */
  public record Security(
      Supplier<Signatures> signatures,
      AccessStore access,
      boolean isPublic,
      boolean knownAppsOnly,
      Supplier<List<String>> senders,
      List<String> proxies,
      @Nullable Certificate certificate) {
    public Security {
      requireNonNull(signatures, "signatures is null");
      requireNonNull(access, "access is null");
      requireNonNull(senders, "senders is null");
      proxies = List.copyOf(proxies);
    }

    /** From everywhere, with no proxy, by plain HTTP. */
    public Security(
        Supplier<Signatures> signatures,
        AccessStore access,
        boolean isPublic,
        boolean knownAppsOnly) {
      this(signatures, access, isPublic, knownAppsOnly, List::of, List.of(), null);
    }

    /** No app has a secret, nobody a token, and only people on this machine may look. */
    public static Security none() {
      return new Security(() -> Signatures.NONE, new MemoryAccess(), false, false);
    }
  }

  /**
   * What the server shows to be itself, in PEM files.
   *
   * @param chain the certificate and those that vouch for it
   * @param key its private key, without a password
   */
  public record Certificate(Path chain, Path key) {
    public Certificate {
      requireNonNull(chain, "chain is null");
      requireNonNull(key, "key is null");
    }
  }

  /**
   * A file of the dashboard.
   *
   * @param path where it is found, such as {@code /app/main.js}; {@code /index.html} is found at
   *     {@code /} too
   * @param type its media type, as the header {@code Content-Type} says it
   * @param content its bytes, which nobody changes
   */
  @SuppressWarnings("ArrayRecordComponent") // read at the start, and only sent
  public record Page(String path, String type, byte[] content) {
    public Page {
      requireNonNull(path, "path is null");
      requireNonNull(type, "type is null");
      requireNonNull(content, "content is null");
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("The path of a page begins with /, and this is " + path);
      }
    }
  }

  /**
   * The API without a server, for somebody who sits at the machine. Each method throws {@link
   * Refused} for what the API would answer with 400 or 404, in the same words.
   */
  public interface Api {
    /**
     * The JSON that a GET is answered with.
     *
     * @param path its segments, such as {@code api}, {@code channels} and the app's id
     * @param parameters of the query, not encoded
     */
    byte[] get(List<String> path, Map<String, List<String>> parameters);

    /** Shares a part of an app; the JSON has the token, which is never shown again. */
    byte[] share(AppId app, Map<String, List<String>> parameters);

    /** Takes a share back. */
    byte[] revoke(AppId app, String share);

    /**
     * Writes an export, row by row.
     *
     * @param out stays open
     * @throws UncheckedIOException if it cannot be written
     */
    void export(AppId app, Map<String, List<String>> parameters, OutputStream out);
  }

  /** What was asked for is not there, or cannot be asked for like this. */
  public static final class Refused extends RuntimeException {
    private final boolean missing;

    Refused(String message, boolean missing) {
      super(message, null, false, false);
      this.missing = missing;
    }

    /** Whether it is not there; else the question is wrong. */
    public boolean isMissing() {
      return missing;
    }
  }

  /** The API on a storage, in this process. */
  public static Api api(Storage storage, AppNames names, Clock clock) {
    return new LocalApi(storage, names, new Reports(storage, clock), new Streamed(BODY_PATIENCE));
  }

  private final Undertow undertow;
  private final GracefulShutdownHandler requests;
  private final LiveFeed feed;
  private final List<Route> routes;
  private final @Nullable Tls tls;

  private HttpServer(
      Undertow undertow,
      GracefulShutdownHandler requests,
      LiveFeed feed,
      List<Route> routes,
      @Nullable Tls tls) {
    this.undertow = undertow;
    this.tls = tls;
    this.requests = requests;
    this.feed = feed;
    this.routes = routes;
  }

  /**
   * Starts to listen.
   *
   * @param security whom to believe
   * @param pages the files of the dashboard
   * @param decoder reads notices
   * @param intake takes them; it stays open when this server is closed
   * @param reports answers the reads
   * @param storage asked by the health check
   * @param clock says when a notice came in
   * @throws UncheckedIOException if the address cannot be listened on, with the reason as its cause
   * @throws IllegalArgumentException if a network is none, or the certificate cannot be used
   */
  public static HttpServer start(
      Settings settings,
      Security security,
      List<Page> pages,
      NoticeDecoder decoder,
      Intake intake,
      Reports reports,
      Storage storage,
      Clock clock) {
    return start(
        settings, security, pages, decoder, intake, reports, storage, clock, LiveLimits.USUAL);
  }

  /** Starts to listen with no page, and with all apps open to everyone who sends. */
  public static HttpServer start(
      Settings settings,
      NoticeDecoder decoder,
      Intake intake,
      Reports reports,
      Storage storage,
      Clock clock) {
    return start(settings, Security.none(), List.of(), decoder, intake, reports, storage, clock);
  }

  /**
   * @param limits of the live streams
   */
  static HttpServer start(
      Settings settings,
      Security security,
      List<Page> pages,
      NoticeDecoder decoder,
      Intake intake,
      Reports reports,
      Storage storage,
      Clock clock,
      LiveLimits limits) {
    Certificate certificate = security.certificate();
    Tls tls = certificate == null ? null : new Tls(certificate.chain(), certificate.key());
    Live live = new Live(storage, reports);
    LiveFeed feed = new LiveFeed(live, limits);
    Metrics metrics = new Metrics();
    metrics.watch(intake, storage, feed);
    Figures figures = new Figures(metrics, new AppMetrics(storage, live, clock));
    SameOrigin origins = new SameOrigin(settings.origins());
    Gate gate = new Gate(new Credentials(security.access(), clock), origins, security.isPublic());
    LiveCalls calls = new LiveCalls(live, feed, limits, gate);
    List<Route> routes =
        Routes.of(
            settings, security, decoder, intake, reports, storage, calls, gate, figures, clock);
    GracefulShutdownHandler requests =
        new GracefulShutdownHandler(
            new Router(
                routes, gate, new Pages(pages, ApiDocs.pages()), new Cors(settings.origins())));
    Undertow undertow =
        Listener.of(
            settings,
            tls,
            new FirstHandler(
                new HttpContinueReadHandler(requests), new Networks(security.proxies())));
    listen(undertow, feed);
    intake.tell(feed);
    return new HttpServer(undertow, requests, feed, routes, tls);
  }

  private static void listen(Undertow undertow, LiveFeed feed) {
    try {
      undertow.start();
    } catch (RuntimeException e) {
      undertow.stop();
      feed.close();
      IOException reason = reason(e);
      throw new UncheckedIOException(reason.getMessage(), reason);
    }
  }

  private static IOException reason(RuntimeException e) {
    return e.getCause() instanceof IOException io ? io : new IOException(e.getMessage(), e);
  }

  /**
   * Checks that a certificate can be used.
   *
   * @throws IllegalArgumentException if the files cannot be read or do not fit together
   */
  public static void checkCertificate(Certificate certificate) {
    new Tls(certificate.chain(), certificate.key()).context();
  }

  /** What passwords of users are hashed with. */
  public static PasswordHasher passwords() {
    return new Bcrypt();
  }

  /**
   * Reads the certificate anew, for connections to come.
   *
   * @throws IllegalArgumentException if it cannot be used; then the old one stays
   */
  public void reloadCertificate() {
    if (tls != null) {
      tls.reload();
    }
  }

  /** All there is to ask for. */
  List<Route> routes() {
    return routes;
  }

  /** The port it listens on. */
  public int port() {
    InetSocketAddress address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    return address.getPort();
  }

  /**
   * Turns new requests away, ends the live streams, answers the other requests in flight for at
   * most 10 s, then stops.
   */
  @Override
  public void close() {
    requests.shutdown();
    feed.close();
    try {
      requests.awaitShutdown(DRAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      undertow.stop();
    }
  }
}
