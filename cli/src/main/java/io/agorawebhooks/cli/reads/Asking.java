package io.agorawebhooks.cli.reads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what the API is asked for: those parameters that are given. */
final class Asking {
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();

  /** One value, null if it is not given. */
  Asking with(String name, @Nullable String value) {
    return value == null ? this : with(name, List.of(value));
  }

  /** Several values, null if none is given. */
  Asking with(String name, @Nullable List<String> values) {
    if (values != null) {
      parameters.put(name, List.copyOf(values));
    }
    return this;
  }

  Map<String, List<String>> parameters() {
    return parameters;
  }
}
