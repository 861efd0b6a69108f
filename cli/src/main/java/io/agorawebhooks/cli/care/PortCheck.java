package io.agorawebhooks.cli.care;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The address to listen on: is it free, or is it our server that listens there. */
final class PortCheck implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Lower ones are for those who have the right. */
  private static final int FIRST_OF_ALL = 1024;

  private final String host;
  private final int port;
  private final boolean tls;

  PortCheck(String host, int port, boolean tls) {
    this.host = host;
    this.port = port;
    this.tls = tls;
  }

  @Override
  public String part() {
    return "port";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    String address = host + ":" + port;
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return List.of(Finding.ok(part(), address + " is free; no server runs there now"));
    } catch (UnknownHostException e) {
      return List.of(
          Finding.failure(
              part(),
              "Nobody knows the address of " + host,
              "Choose another HOST, such as 0.0.0.0"));
    } catch (IOException e) {
      return List.of(taken(address, e));
    }
  }

  private Finding taken(String address, IOException why) throws InterruptedException {
    if (!isListenedOn()) {
      return refused(address, why);
    } else if (tls) {
      return Finding.ok(part(), address + " is in use, as it should be if the server runs");
    }
    String health = health();
    if (health.contains("\"status\":\"ok\"")) {
      return Finding.ok(part(), "A server of ours runs at " + address + " and can store notices");
    } else if (health.contains("\"checks\"")) {
      return Finding.failure(
          part(),
          "The server at " + address + " cannot store notices",
          "See its log and GET /health");
    }
    return Finding.failure(
        part(),
        "Something else listens on " + address,
        "Stop what uses it, or choose another PORT");
  }

  private Finding refused(String address, IOException why) {
    String says = address + " cannot be listened on: " + why.getMessage();
    return port < FIRST_OF_ALL
        ? Finding.warning(
            part(),
            says,
            "Who runs doctor may not use ports below 1024; the service of the package may"
                + " (AmbientCapabilities=CAP_NET_BIND_SERVICE)")
        : Finding.failure(part(), says, "Choose another HOST or PORT");
  }

  private boolean isListenedOn() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(name(), port), (int) PATIENCE.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Where a server that listens on all addresses is asked. */
  private String name() {
    return host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
  }

  private String health() throws InterruptedException {
    String shown = name().contains(":") ? "[" + name() + "]" : name();
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + shown + ":" + port + "/health"))
              .timeout(PATIENCE)
              .build();
      return HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .build()
          .send(request, HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return "";
    }
  }
}
