package io.agorawebhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agorawebhooks.json.ApiSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The API's OpenAPI document, and a page that shows it to people. All of it is in the jar. */
final class ApiDocs {
  private final byte[] document;

  /**
   * @param version the program's
   */
  ApiDocs(String version) {
    String schemas = ApiSchemas.json();
    document =
        new String(bytes("openapi.json"), UTF_8)
            .replace("@version@", version)
            .replace("\"@schemas@\": {}", schemas.substring(1, schemas.length() - 1).strip())
            .getBytes(UTF_8);
  }

  /** The document. */
  Read.Answer document(Request request) {
    request.query();
    return Read.Answer.ok(document);
  }

  /** The files of the page. */
  static List<HttpServer.Page> pages() {
    return List.of(
        new HttpServer.Page("/docs", "text/html; charset=utf-8", bytes("docs.html")),
        new HttpServer.Page("/docs/page.js", "text/javascript; charset=utf-8", bytes("docs.js")),
        new HttpServer.Page("/docs/page.css", "text/css; charset=utf-8", bytes("docs.css")));
  }

  private static byte[] bytes(String name) {
    try (InputStream in = ApiDocs.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The jar has no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
