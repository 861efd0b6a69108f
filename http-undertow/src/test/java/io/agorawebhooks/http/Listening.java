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
import java.util.zip.GZIPInputStream;
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

  private Listening(HttpResponse<InputStream> response, InputStream body, @Nullable String lastId) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(body, UTF_8));
    this.lastId = lastId;
  }

  /** Begins to listen. */
  static Listening to(TestServer server, String app, @Nullable String lastId) {
    HttpRequest.Builder request = request(server, app);
    return of(lastId == null ? request : request.header("Last-Event-ID", lastId), lastId);
  }

  /** Begins to listen and takes gzip. */
  static Listening zipped(TestServer server, String app) {
    return of(request(server, app).header("Accept-Encoding", "gzip, deflate, br"), null);
  }

  /** Begins to listen with a token, as from another machine. */
  static Listening withToken(TestServer server, String app, String token) {
    return of(
        request(server, app).header("Authorization", "Bearer " + token).header("X-Real-IP", "::2"),
        null);
  }

  private static HttpRequest.Builder request(TestServer server, String app) {
    URI uri =
        URI.create("http://127.0.0.1:" + server.server.port() + "/api/live/" + app + "/events");
    return HttpRequest.newBuilder(uri).version(HttpClient.Version.HTTP_1_1);
  }

  private static Listening of(HttpRequest.Builder request, @Nullable String lastId) {
    try {
      HttpResponse<InputStream> response =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      boolean isZipped = response.headers().firstValue("Content-Encoding").isPresent();
      InputStream body = response.body();
      return new Listening(response, isZipped ? new Unzipped(body) : body, lastId);
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

  /** Closes what is below the reader, which a thread that waits in it holds. */
  @Override
  public void close() {
    try {
      response.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Never says that there is more, because readers would wait for more than an event has. */
  private static final class Unzipped extends GZIPInputStream {
    Unzipped(InputStream zipped) throws IOException {
      super(zipped);
    }

    @Override
    public int available() {
      return 0;
    }
  }
}
