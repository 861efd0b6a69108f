package io.agorawebhooks.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Parses fixtures; notices keep the very bytes that stand in the file. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The bytes of each object in a field of this object: its value, or its items if it is a list.
   */
  static List<byte[]> objectsIn(String field, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(field)) {
          return objects(parser, bytes);
        }
        parser.skipChildren();
      }
      throw new IllegalArgumentException("There is no field " + field);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> objects(JsonParser parser, byte[] bytes) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      return List.of(object(parser, bytes));
    }
    List<byte[]> objects = new ArrayList<>();
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      objects.add(object(parser, bytes));
    }
    return objects;
  }

  private static byte[] object(JsonParser parser, byte[] bytes) throws IOException {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    return Arrays.copyOfRange(bytes, from, (int) parser.currentLocation().getByteOffset());
  }

  static Long number(JsonNode object, String field) {
    JsonNode value = object.get(field);
    return value == null || value.isNull() ? null : (Long) value.longValue();
  }

  static String text(JsonNode object, String field) {
    JsonNode value = object.get(field);
    return value == null || value.isNull() ? null : value.textValue();
  }
}
