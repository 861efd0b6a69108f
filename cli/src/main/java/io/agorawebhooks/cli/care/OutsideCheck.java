package io.agorawebhooks.cli.care;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The address that Agora has, asked as Agora would: by name, with TLS that must be believed. */
final class OutsideCheck implements Check {
  /** What Agora waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String root;

  /**
   * @param root such as {@code https://hooks.example}
   */
  OutsideCheck(String root) {
    this.root = root.replaceFirst("/+$", "");
  }

  @Override
  public String part() {
    return "address";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(root + "/health/live")).timeout(PATIENCE).build();
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(request, HttpResponse.BodyHandlers.ofString());
      return List.of(judged(answer));
    } catch (IOException e) {
      return List.of(
          Finding.failure(
              part(),
              root + " cannot be reached from here: " + e,
              "Look at the name (DNS), the firewall, the certificate and the proxy, in this order"));
    }
  }

  private Finding judged(HttpResponse<String> answer) {
    return answer.statusCode() == 200 && answer.body().contains("\"status\":\"ok\"")
        ? Finding.ok(part(), root + " leads to a server of ours")
        : Finding.failure(
            part(),
            root + "/health/live is answered " + answer.statusCode() + ", not by a server of ours",
            "Let the proxy pass on all paths to this server");
  }
}
