package io.agorawebhooks.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values for a parameter, made from its schema: such as are taken and such as are not. */
final class Values {
  /** May be taken or not, but must not break anything. */
  static final List<String> HOSTILE =
      List.of(
          "' OR 1=1 --",
          "\"; DROP TABLE calls",
          "<script>alert(1)</script>",
          "../../etc/passwd",
          "%00",
          "\0",
          "null",
          "{{7*7}}",
          "${jndi:ldap://x}",
          "‮rtl😀",
          "\r\nSet-Cookie: a=b",
          "9".repeat(3000));

  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private Values() {}

  /** Some that are taken; none where only an answer could say one. */
  static List<String> good(OpenApi.Parameter parameter) {
    JsonNode schema = parameter.one();
    List<String> good = new ArrayList<>();
    schema.path("enum").forEach(value -> good.add(value.asText()));
    switch (kind(schema)) {
      case "boolean" -> good.addAll(List.of("true", "false"));
      case "integer" -> {
        good.add(schema.get("minimum").asText());
        good.add(schema.path("maximum").asText("12"));
      }
      case "time" ->
          good.addAll(
              List.of(
                  parameter.name().equals("end_date") ? "2026-01-02" : "2026-01-01",
                  "2026-01-01T10:00:00Z",
                  "2026-01-01T19:00:00.5+09:00",
                  "2026-01-01T10:00:00"));
      case "zone" ->
          good.addAll(List.of("UTC", "Asia/Kolkata", "Australia/Lord_Howe", "Etc/GMT+3"));
      default -> {}
    }
    if (!parameter.example().isEmpty()) {
      good.add(parameter.example());
    }
    return good;
  }

  /** Some that are not. */
  static List<String> bad(OpenApi.Parameter parameter) {
    JsonNode schema = parameter.one();
    List<String> bad = new ArrayList<>(bad(kind(schema)));
    if (schema.has("enum")) {
      String word = schema.get("enum").get(0).asText();
      bad.addAll(List.of("", "nope", word.toUpperCase(Locale.ROOT), " " + word));
    }
    if (schema.path("minLength").asInt() > 0) {
      bad.add("");
    }
    if (schema.has("minimum")) {
      bad.add(schema.get("minimum").bigIntegerValue().subtract(BigInteger.ONE).toString());
      BigInteger most = schema.path("maximum").bigIntegerValue();
      bad.add((most.signum() == 0 ? LARGEST : most).add(BigInteger.ONE).toString());
    }
    return bad;
  }

  private static List<String> bad(String kind) {
    return switch (kind) {
      case "boolean" -> List.of("", "yes", "TRUE", "1");
      case "integer" -> List.of("", "x", "1.5", "1e3", " 1", "0x10", "١", "-2", "9".repeat(40));
      case "time" ->
          List.of("", "yesterday", "2026-02-30", "2026-1-1", "1767261600", "2026-01-01T25:00:00Z");
      case "zone" -> List.of("", "Mars/Olympus", "utc", "+09:00");
      case "cursor" -> List.of("", "x y", "activity.1.2");
      default -> List.of();
    };
  }

  private static String kind(JsonNode schema) {
    return schema.has("x-format") ? schema.get("x-format").asText() : schema.path("type").asText();
  }
}
