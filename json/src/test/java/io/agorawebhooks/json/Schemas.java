package io.agorawebhooks.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schemas of views, read off their records: names, types, and what may be null. A record
 * within a view is a schema of its own.
 */
final class Schemas {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);

  private final Map<String, ObjectNode> schemas = new TreeMap<>();
  private final Map<String, String> words;

  /**
   * @param words what fields mean, by their names
   */
  Schemas(Map<String, String> words) {
    this.words = words;
  }

  /** All schemas by name. */
  ObjectNode all() {
    ObjectNode all = JSON.objectNode();
    schemas.forEach(all::set);
    return all;
  }

  /** Adds that of a view and of all within it. */
  void add(Class<?> view) {
    String name = name(view);
    if (schemas.containsKey(name)) {
      return;
    }
    ObjectNode schema = JSON.objectNode().put("type", "object");
    schemas.put(name, schema);
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    fields(view, required, properties);
  }

  private void fields(Class<?> view, ArrayNode required, ObjectNode properties) {
    for (RecordComponent field : view.getRecordComponents()) {
      if (field.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        boolean optional = isNullable(field.getAnnotatedType());
        fields(field.getType(), optional ? JSON.arrayNode() : required, properties);
      } else {
        String name =
            PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field.getName());
        ObjectNode type = type(field.getAnnotatedType());
        if (words.containsKey(name)) {
          type.put("description", words.get(name));
        }
        required.add(name);
        properties.set(name, type);
      }
    }
  }

  private ObjectNode type(AnnotatedType type) {
    return isNullable(type) ? orNull(plain(type)) : plain(type);
  }

  private static boolean isNullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (!schema.has("type")) {
      ObjectNode either = JSON.objectNode();
      either.putArray("anyOf").add(schema).add(JSON.objectNode().put("type", "null"));
      return either;
    }
    String type = schema.get("type").asText();
    schema.putArray("type").add(type).add("null");
    return schema;
  }

  private ObjectNode plain(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType many) {
      AnnotatedType[] of = many.getAnnotatedActualTypeArguments();
      return of.length == 1
          ? typed("array", "items", type(of[0]))
          : typed("object", "additionalProperties", type(of[1]));
    }
    Class<?> raw = (Class<?>) type.getType();
    if (raw.isRecord()) {
      add(raw);
      return JSON.objectNode().put("$ref", "#/components/schemas/" + name(raw));
    }
    return JSON.objectNode().put("type", word(raw));
  }

  private static ObjectNode typed(String type, String key, ObjectNode of) {
    ObjectNode schema = JSON.objectNode().put("type", type);
    schema.set(key, of);
    return schema;
  }

  private static String word(Class<?> type) {
    if (WHOLE.contains(type)) {
      return "integer";
    } else if (type == BigDecimal.class) {
      return "number";
    } else if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    } else if (type == String.class) {
      return "string";
    }
    throw new IllegalArgumentException("No JSON type is known for " + type);
  }

  /** {@code ChannelsRow} for {@code ChannelsView.Row}. */
  static String name(Class<?> view) {
    String name = view.getName().substring(view.getPackageName().length() + 1);
    return name.replace("Views$", "").replace("View", "").replace("$", "");
  }
}
