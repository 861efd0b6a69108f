package io.agorawebhooks.cli.care;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
    if (tls) {
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
        address + " cannot be listened on: " + why.getMessage(),
        "Stop what uses it, or choose another PORT; below 1024 the server's user needs the right to"
            + " (AmbientCapabilities=CAP_NET_BIND_SERVICE)");
  }

  private String health() throws InterruptedException {
    String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    String shown = name.contains(":") ? "[" + name + "]" : name;
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
