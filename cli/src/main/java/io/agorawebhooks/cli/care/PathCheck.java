package io.agorawebhooks.cli.care;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.access.RandomText;
import io.agorawebhooks.access.Secret;
import io.agorawebhooks.access.Signature;
import io.agorawebhooks.access.SignatureMode;
import io.agorawebhooks.access.Signatures;
import io.agorawebhooks.cli.Guards;
import io.agorawebhooks.cli.Service;
import io.agorawebhooks.notice.AppId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The way of a notice from end to end: a server on a free port with a temporary database is sent
 * one that is signed and one that is not. The real data are never touched.
 */
final class PathCheck implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final AppId APP = new AppId("doctor");

  private final Clock clock;

  PathCheck(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String part() {
    return "webhooks";
  }

  @Override
  public List<Finding> look() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("agora-webhooks-doctor");
    try {
      Secret secret = new Secret(APP, null, RandomText.secret());
      Signatures signatures = new Signatures(List.of(secret), Map.of(), SignatureMode.REQUIRED);
      Service.Options options =
          new Service.Options(
              "127.0.0.1",
              0,
              "sqlite:///" + folder.resolve("doctor.db"),
              100,
              new Guards(() -> signatures, false, false),
              Set.of());
      try (Service service = Service.start(options)) {
        return List.of(tried("http://127.0.0.1:" + service.port(), secret));
      }
    } finally {
      delete(folder);
    }
  }

  private Finding tried(String root, Secret secret) throws IOException, InterruptedException {
    byte[] body = notice().getBytes(UTF_8);
    URI uri = URI.create(root + "/" + APP + "/webhooks");
    int unsigned = status(HttpRequest.newBuilder(uri).POST(of(body)));
    long began = System.nanoTime();
    int signed =
        status(
            HttpRequest.newBuilder(uri)
                .header(
                    Signature.Kind.SHA256.header(),
                    HexFormat.of().formatHex(secret.sign(Signature.Kind.SHA256, body)))
                .POST(of(body)));
    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    String stored = body(HttpRequest.newBuilder(URI.create(root + "/api/notices/" + APP)));
    if (unsigned == 401 && signed == 200 && stored.contains("\"status\":\"correlated\"")) {
      return Finding.ok(
          part(),
          "A signed test notice was stored and answered 200 after %d ms, an unsigned one 401"
              .formatted(millis));
    }
    return Finding.failure(
        part(),
        "A signed test notice was answered %d in place of 200, an unsigned one %d in place of 401"
            .formatted(signed, unsigned),
        "Install the program anew; if that does not help, this is a bug to be told");
  }

  private String notice() {
    long now = clock.instant().getEpochSecond();
    return ("{\"noticeId\":\"doctor\",\"productId\":1,\"eventType\":103,\"notifyMs\":%d000,\"payload\":"
            + "{\"channelName\":\"doctor\",\"uid\":1,\"platform\":7,\"clientSeq\":1,\"ts\":%d}}")
        .formatted(now, now);
  }

  private static HttpRequest.BodyPublisher of(byte[] body) {
    return HttpRequest.BodyPublishers.ofByteArray(body);
  }

  private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
    return send(request).statusCode();
  }

  private static String body(HttpRequest.Builder request) throws IOException, InterruptedException {
    return send(request).body();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
