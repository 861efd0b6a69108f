package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.agorawebhooks.json.NoticeDecoder;
import io.agorawebhooks.kit.Notices;
import io.agorawebhooks.notice.AppId;
import io.agorawebhooks.notice.Event;
import io.agorawebhooks.storage.Counts;
import io.agorawebhooks.storage.InMemoryStorage;
import io.agorawebhooks.storage.Intake;
import io.agorawebhooks.storage.Reports;
import io.agorawebhooks.storage.Storage;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** A server on a port of its own, with all that is behind it. */
final class TestServer implements AutoCloseable {
  static final AppId APP = new AppId("0123456789abcdef0123456789abcdef");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  static final long JOINED = 1767261600;
  static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(JOINED + 3600), ZoneOffset.UTC);

  final InMemoryStorage memory;
  final Intake intake;
  final HttpServer server;

  TestServer() {
    this(new InMemoryStorage());
  }

  private TestServer(InMemoryStorage memory) {
    this(memory, memory, 1000);
  }

  /**
   * @param bodyPatience how long a body may take to come
   */
  TestServer(Duration bodyPatience) {
    this(new InMemoryStorage(), bodyPatience);
  }

  private TestServer(InMemoryStorage memory, Duration bodyPatience) {
    this(memory, memory, new HttpServer.Settings("127.0.0.1", 0, "1.2.3", 1000, bodyPatience));
  }

  /**
   * @param origins whose pages may read the API
   */
  TestServer(Set<String> origins) {
    this(new InMemoryStorage(), origins);
  }

  private TestServer(InMemoryStorage memory, Set<String> origins) {
    this(
        memory,
        memory,
        new HttpServer.Settings("127.0.0.1", 0, "1.2.3", 1000, Duration.ofSeconds(15), origins));
  }

  /**
   * @param memory what the storage keeps things in
   * @param storage what the server uses
   */
  TestServer(InMemoryStorage memory, Storage storage, int capacity) {
    this(memory, storage, new HttpServer.Settings("127.0.0.1", 0, "1.2.3", capacity));
  }

  /**
   * @param patience how long a body may take to come, and a client to read
   */
  TestServer(InMemoryStorage memory, Storage storage, Duration patience) {
    this(memory, storage, new HttpServer.Settings("127.0.0.1", 0, "1.2.3", 1000, patience));
  }

  private TestServer(InMemoryStorage memory, Storage storage, HttpServer.Settings settings) {
    this(memory, storage, settings, LiveLimits.USUAL);
  }

  /**
   * @param limits of the live streams
   */
  TestServer(InMemoryStorage memory, LiveLimits limits) {
    this(memory, memory, new HttpServer.Settings("127.0.0.1", 0, "1.2.3", 1000), limits);
  }

  /**
   * @param pages of the dashboard
   */
  TestServer(List<HttpServer.Page> pages) {
    this(new InMemoryStorage(), pages);
  }

  private TestServer(InMemoryStorage memory, List<HttpServer.Page> pages) {
    this(
        memory,
        memory,
        new HttpServer.Settings("127.0.0.1", 0, "1.2.3", 1000),
        HttpServer.Security.none(),
        LiveLimits.USUAL,
        pages);
  }

  /**
   * @param security whom the server believes
   */
  TestServer(HttpServer.Security security) {
    this(new InMemoryStorage(), security, new HttpServer.Settings("127.0.0.1", 0, "1.2.3", 1000));
  }

  /**
   * @param security whom the server believes
   * @param limits of the live streams
   */
  TestServer(HttpServer.Security security, LiveLimits limits) {
    this(new InMemoryStorage(), security, limits);
  }

  private TestServer(InMemoryStorage memory, HttpServer.Security security, LiveLimits limits) {
    this(
        memory,
        memory,
        new HttpServer.Settings("127.0.0.1", 0, "1.2.3", 1000),
        security,
        limits,
        List.of());
  }

  private TestServer(
      InMemoryStorage memory, HttpServer.Security security, HttpServer.Settings settings) {
    this(memory, memory, settings, security, LiveLimits.USUAL, List.of());
  }

  private TestServer(
      InMemoryStorage memory, Storage storage, HttpServer.Settings settings, LiveLimits limits) {
    this(memory, storage, settings, HttpServer.Security.none(), limits, List.of());
  }

  private TestServer(
      InMemoryStorage memory,
      Storage storage,
      HttpServer.Settings settings,
      HttpServer.Security security,
      LiveLimits limits,
      List<HttpServer.Page> pages) {
    NoticeDecoder decoder = new NoticeDecoder();
    this.memory = memory;
    intake = new Intake(storage, decoder.contentOrder(), settings.queueCapacity(), 100);
    Reports reports = new Reports(storage, CLOCK);
    server =
        HttpServer.start(
            settings, security, pages, decoder, intake, reports, storage, CLOCK, limits);
  }

  Wire connect() {
    return new Wire(server.port());
  }

  /** A server that others reach too, by the addresses of this machine. */
  static TestServer forAnyone() {
    InMemoryStorage memory = new InMemoryStorage();
    return new TestServer(memory, memory, new HttpServer.Settings("0.0.0.0", 0, "1.2.3", 1000));
  }

  /** An address of this machine by which nobody looks local. */
  static InetAddress remoteAddress() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
          .findFirst()
          .orElseThrow();
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks from an address that is not the loopback's. */
  Reply remote(String method, String path, String... headers) {
    try (Wire wire = new Wire(remoteAddress(), server.port())) {
      String head = method + " " + path + " HTTP/1.1\r\nHost: share.example\r\n";
      return wire.send(head + lines(headers)).receive();
    }
  }

  /** Asks for a path, which is sent as it is. */
  Reply get(String path) {
    return request("GET", path);
  }

  /** Sends a request without a body. */
  Reply request(String method, String path, String... headers) {
    return send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + lines(headers));
  }

  private static String lines(String... headers) {
    StringBuilder lines = new StringBuilder();
    for (String header : headers) {
      lines.append(header).append("\r\n");
    }
    return lines.append("\r\n").toString();
  }

  Reply send(String request) {
    try (Wire wire = connect()) {
      return wire.send(request).receive();
    }
  }

  Reply post(String body) {
    return post(APP.value(), body.getBytes(UTF_8));
  }

  Reply post(String app, byte[] body, String... headers) {
    try (Wire wire = connect()) {
      return wire.send(head(app, body.length, headers)).send(body).receive();
    }
  }

  static String head(String app, long length, String... headers) {
    return "POST /"
        + app
        + "/webhooks HTTP/1.1\r\nHost: hooks.example\r\nContent-Length: "
        + length
        + "\r\n"
        + lines(headers);
  }

  /** Posts notices that say these events. */
  TestServer tell(String channel, Event... events) {
    for (Event event : events) {
      post(APP.value(), Notices.delivery(APP, channel, event).body());
    }
    return this;
  }

  /** The answer to a path that must be 200, read. */
  JsonNode json(String path) {
    return json(get(path));
  }

  static JsonNode json(Reply reply) {
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    return read(reply);
  }

  /** A text as JSON. */
  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }

  /** An answer, read. */
  static JsonNode read(Reply reply) {
    try {
      return MAPPER.readTree(reply.body());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(reply.body(), e);
    }
  }

  /** Sends a body as JSON. */
  Reply postJson(String path, String body, String... headers) {
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + bytes.length
            + "\r\n"
            + lines(headers);
    try (Wire wire = connect()) {
      return wire.send(head).send(bytes).receive();
    }
  }

  Counts counts() {
    return memory.reads().counts(APP);
  }

  /** A join of a host. */
  static String join(String noticeId, String channel) {
    return """
        {"noticeId":"%s","productId":1,"eventType":103,"notifyMs":1767261600250,\
        "payload":{"channelName":"%s","ts":%d,"uid":7,"clientSeq":1001,"platform":7}}"""
        .formatted(noticeId, escaped(channel), JOINED);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** Every byte that is no letter or digit as an escape. */
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  @Override
  public void close() {
    server.close();
    intake.close();
  }
}
