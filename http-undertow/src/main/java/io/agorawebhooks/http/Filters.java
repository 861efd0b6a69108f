package io.agorawebhooks.http;

import static io.agorawebhooks.http.Query.CHANNEL;
import static io.agorawebhooks.http.Query.CLIENT_TYPE;
import static io.agorawebhooks.http.Query.NOT_CHANNEL;
import static io.agorawebhooks.http.Query.PLATFORM;
import static io.agorawebhooks.http.Query.ROLE;

import io.agorawebhooks.metrics.Filter;
import io.agorawebhooks.metrics.Range;
import io.agorawebhooks.notice.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads which sessions count. */
final class Filters {
  /** The parameters that are read here. */
  static final List<String> NAMES =
      Stream.concat(
              Times.NAMES.stream(),
              Stream.of(PLATFORM, CLIENT_TYPE, ROLE, CHANNEL + "*", NOT_CHANNEL + "*"))
          .toList();

  private static final String NONE_GIVEN = Long.toString(Filter.NONE_GIVEN);

  /** Other names that clients of the field's Python server use. */
  private static final Map<String, String> ALIASES =
      Map.of("platforms", PLATFORM, "client_types", CLIENT_TYPE);

  private static final List<String> ROLES = Stream.of(Role.values()).map(Role::label).toList();

  private Filters() {}

  /** These names and others that a list of sessions takes. */
  static String[] and(String... others) {
    return Stream.concat(NAMES.stream(), Stream.of(others)).toArray(String[]::new);
  }

  /**
   * Parameters under the names that are read here, whatever they were given as.
   *
   * @throws HttpProblem 400 for a null among values that are no codes
   */
  static Map<String, List<String>> named(
      Map<String, ? extends List<? extends @Nullable String>> given) {
    Map<String, List<String>> named = new LinkedHashMap<>();
    given.forEach(
        (alias, values) -> {
          String name = ALIASES.getOrDefault(alias, alias);
          List<String> all = named.computeIfAbsent(name, key -> new ArrayList<>());
          values.forEach(value -> all.add(value == null ? noneGiven(name) : value));
        });
    return named;
  }

  private static String noneGiven(String name) {
    if (!ALIASES.containsValue(name)) {
      throw Query.bad(name, "null", "no null in an array");
    }
    return NONE_GIVEN;
  }

  static Filter of(Query query) {
    return of(query, Times.of(query).range());
  }

  /** The filter of a query, in this range. */
  static Filter of(Query query, Range range) {
    Set<String> channels = channels(query, CHANNEL);
    Set<String> except = channels(query, NOT_CHANNEL);
    if (!channels.isEmpty() && !except.isEmpty()) {
      throw HttpProblem.badRequest(
          "The parameters channel and not_channel are given; one is allowed");
    }
    return new Filter(
        range, codes(query, PLATFORM), codes(query, CLIENT_TYPE), roles(query), channels, except);
  }

  private static Set<Long> codes(Query query, String name) {
    return query.list(name).stream().map(value -> code(name, value)).collect(Collectors.toSet());
  }

  /** A code, or that for none. */
  static long code(String name, String value) {
    return value.equals(NONE_GIVEN) || value.equals("null")
        ? Filter.NONE_GIVEN
        : Query.number(name, value, 0, Long.MAX_VALUE, "-1 for none given, or ");
  }

  private static Set<Role> roles(Query query) {
    return query.list(ROLE).stream()
        .map(value -> Role.valueOf(Query.choice(ROLE, value, ROLES).toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  private static Set<String> channels(Query query, String parameter) {
    Set<String> names = new HashSet<>(query.all(parameter));
    if (names.contains("")) {
      throw Query.bad(parameter, "", "the exact name of a channel");
    }
    return names;
  }
}
