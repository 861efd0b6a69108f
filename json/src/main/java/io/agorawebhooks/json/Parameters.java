package io.agorawebhooks.json;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters that are sent in a body, in place of a query string. */
public final class Parameters {
  private static final String RULE = "parameters are the members of a JSON object";

  private Parameters() {}

  /**
   * The values of each parameter: a text, number or boolean, or an array of them, as text. A null
   * and an empty array stand for a parameter that is not there; a null in an array stays null.
   *
   * @param body UTF-8 JSON
   * @throws BadNotice if it is no JSON object, or a member is an object or holds one
   */
  public static Map<String, List<@Nullable String>> of(byte[] body) throws BadNotice {
    requireNonNull(body, "body is null");
    Map<String, List<@Nullable String>> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member :
        JsonReader.object(body, RULE, "parameters are in one object").members().entrySet()) {
      List<@Nullable String> values = values(member.getKey(), member.getValue());
      if (!values.isEmpty()) {
        parameters.put(member.getKey(), values);
      }
    }
    return parameters;
  }

  private static List<@Nullable String> values(String name, Json value) throws BadNotice {
    if (value == Json.Word.NULL) {
      return List.of();
    }
    if (!(value instanceof Json.Arr array)) {
      return Arrays.asList(value(name, value));
    }
    @Nullable String[] values = new @Nullable String[array.items().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(name, array.items().get(i));
    }
    return Arrays.asList(values);
  }

  private static @Nullable String value(String name, Json value) throws BadNotice {
    if (value instanceof Json.Text text) {
      return text.value();
    } else if (value instanceof Json.Num number) {
      Long whole = number.whole();
      return whole == null ? number.raw() : whole.toString();
    } else if (value instanceof Json.Word word) {
      return word == Json.Word.NULL ? null : word.kind();
    }
    throw new BadNotice(
        "The parameter %s holds %s; it has to be text, a number, true, false, or an array of them"
            .formatted(Plain.escaped(name), value.kind()));
  }
}
