package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** A client of a live stream that remembers the id it was told last, as browsers do. */
final class Listening implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** An event, or a comment under the name {@code :}. */
  record Told(String name, String data, @Nullable String id) {
    JsonNode json() {
      try {
        return MAPPER.readTree(data);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(data, e);
      }
    }
  }

  final HttpResponse<InputStream> response;
  private final BufferedReader lines;
  private @Nullable String lastId;

  private Listening(HttpResponse<InputStream> response, @Nullable String lastId) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    this.lastId = lastId;
  }

  /** Begins to listen. */
  static Listening to(TestServer server, String app, @Nullable String lastId) {
    URI uri =
        URI.create("http://127.0.0.1:" + server.server.port() + "/api/live/" + app + "/events");
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1);
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      return new Listening(
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream()),
          lastId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next event, which must have this name. */
  Told next(String name) {
    Told told = next();
    while (told.name().equals(":")) {
      told = next();
    }
    assertThat(told.name()).as(told.toString()).isEqualTo(name);
    return told;
  }

  /** The next event with this name, whatever comes before. */
  Told await(String name) {
    Told told = next();
    while (!told.name().equals(name)) {
      told = next();
    }
    return told;
  }

  private Told next() {
    String name = null;
    String data = "";
    String id = null;
    for (String line = line(); ; line = line()) {
      if (line.startsWith(":")) {
        name = ":";
      } else if (line.startsWith("event: ")) {
        name = line.substring(7);
      } else if (line.startsWith("data: ")) {
        data = line.substring(6);
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
        lastId = id;
      } else if (line.isEmpty() && name != null) {
        return new Told(name, data, id);
      }
    }
  }

  private String line() {
    try {
      String line = lines.readLine();
      if (line == null) {
        throw new UncheckedIOException(new IOException("The stream has ended"));
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on to the end of the stream, which must come. */
  void awaitEnd() {
    try {
      while (lines.readLine() != null) {
        // only the end matters
      }
    } catch (IOException e) {
      // cut off
    }
  }

  /** What it was told last. */
  @Nullable String lastId() {
    return lastId;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
