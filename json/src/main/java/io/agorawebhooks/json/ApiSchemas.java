package io.agorawebhooks.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON schemas of the API's answers, for its OpenAPI document. */
public final class ApiSchemas {
  private static final String FILE = "schemas.json";

  private ApiSchemas() {}

  /** A JSON object: schemas by their names. */
  public static String json() {
    try (InputStream in = ApiSchemas.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The jar has no " + FILE);
      }
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
