package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** An answer of the API, read back to be shown otherwise than as JSON. */
public final class JsonTree {
  private final Json value;

  private JsonTree(Json value) {
    this.value = value;
  }

  /**
   * Reads an answer.
   *
   * @param json an object in UTF-8
   * @throws IllegalArgumentException if it is none
   */
  public static JsonTree of(byte[] json) {
    requireNonNull(json, "json is null");
    try {
      return new JsonTree(JsonReader.object(json, "an answer is an object", "it is one object"));
    } catch (BadNotice e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The member with this name; one that is not there is a null. */
  public JsonTree at(String name) {
    Json member = value instanceof Json.Obj object ? object.get(name) : null;
    return new JsonTree(member == null ? Json.Word.NULL : member);
  }

  /** The items of an array; none if it is no array. */
  public List<JsonTree> items() {
    return value instanceof Json.Arr array
        ? array.items().stream().map(JsonTree::new).toList()
        : List.of();
  }

  /** The names of an object's members, by code point; none if it is no object. */
  public List<String> names() {
    return value instanceof Json.Obj object ? List.copyOf(object.members().keySet()) : List.of();
  }

  /** Whether it is null or not there. */
  public boolean isNull() {
    return value == Json.Word.NULL;
  }

  /** Whether it is the word {@code true}. */
  public boolean isTrue() {
    return value == Json.Word.TRUE;
  }

  /** Text as it is, a number in its digits, true or false; empty for anything else. */
  public String text() {
    if (value instanceof Json.Text text) {
      return text.value();
    } else if (value instanceof Json.Num number) {
      return number.raw();
    }
    return value instanceof Json.Word word && word != Json.Word.NULL ? word.kind() : "";
  }

  /** A member's {@link #text}. */
  public String text(String name) {
    return at(name).text();
  }

  /** A member that is a whole number, 0 if it is anything else. */
  public long whole(String name) {
    Long whole = value instanceof Json.Obj object ? object.whole(name) : null;
    return whole == null ? 0 : whole;
  }
}
