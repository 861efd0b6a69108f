package io.agorawebhooks.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a whole body into a tree and takes nothing that two readers could take differently. */
final class JsonReader {
  private static final int LONGEST_NUMBER = 1000;

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * The notice that these bytes are.
   *
   * @throws BadNotice if they are anything else
   */
  static Json.Obj object(byte[] body) throws BadNotice {
    return object(body, "a notice is a JSON object", "a notice is one object");
  }

  /**
   * The object that these bytes are.
   *
   * @param rule what they have to be, for people
   * @param end why nothing may follow it
   * @throws BadNotice if they are anything else
   */
  static Json.Obj object(byte[] body, String rule, String end) throws BadNotice {
    try (JsonParser parser = JsonText.parser(JsonText.chars("body", body))) {
      return new JsonReader(parser).document(rule, end);
    } catch (IOException e) {
      throw JsonText.notJson("body", e);
    }
  }

  private Json.Obj document(String rule, String end) throws IOException, BadNotice {
    if (parser.nextToken() == null) {
      throw new BadNotice("The body is empty; " + rule);
    }
    Json value = value(1);
    if (!(value instanceof Json.Obj object)) {
      throw new BadNotice("The body is " + value.kind() + "; " + rule);
    }
    if (parser.nextToken() != null) {
      throw new BadNotice("The body goes on behind its JSON object; " + end);
    }
    return object;
  }

  private Json value(int depth) throws IOException, BadNotice {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> members(deeper(depth));
      case START_ARRAY -> items(deeper(depth));
      case VALUE_STRING -> new Json.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> Json.Word.TRUE;
      case VALUE_FALSE -> Json.Word.FALSE;
      case VALUE_NULL -> Json.Word.NULL;
      default -> throw new IllegalStateException("No value begins with " + token);
    };
  }

  private static int deeper(int depth) throws BadNotice {
    if (depth > JsonText.DEEPEST) {
      throw new BadNotice(
          "The body nests more than " + JsonText.DEEPEST + " objects and arrays in each other");
    }
    return depth + 1;
  }

  private Json.Obj members(int depth) throws IOException, BadNotice {
    SortedMap<String, Json> members = new TreeMap<>(Canonical.CODE_POINTS);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (members.put(name, value(depth)) != null) {
        throw new BadNotice(place() + " is there twice; a name may be there once in an object");
      }
    }
    return new Json.Obj(members);
  }

  private Json.Arr items(int depth) throws IOException, BadNotice {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(depth));
    }
    return new Json.Arr(items);
  }

  private Json.Num number(String raw) throws BadNotice {
    if (raw.length() > LONGEST_NUMBER) {
      throw new BadNotice(
          "%s is a number of %d characters; at most %d are read"
              .formatted(place(), raw.length(), LONGEST_NUMBER));
    }
    return new Json.Num(raw);
  }

  private String place() {
    return Plain.escaped(parser.getParsingContext().pathAsPointer().toString());
  }
}
