package io.agorawebhooks.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string, decoded once; a plus is a blank, as forms and {@code
 * URLSearchParams} write it. Whatever is unknown, repeated where one is allowed, or not a value
 * that is allowed is a 400, never ignored.
 */
final class Query {
  static final int MOST_PARAMETERS = 100;
  static final String PAGE = "page";
  static final String PER_PAGE = "per_page";
  static final String SESSION_ID = "session_id";
  static final String CHANNEL = "channel";
  static final String NOT_CHANNEL = "not_channel";
  static final String PLATFORM = "platform";
  static final String CLIENT_TYPE = "client_type";
  static final String ROLE = "role";
  static final String UID = "uid";

  private static final long MOST_UID = 4_294_967_295L;
  private static final int PAGE_SIZE = 20;
  static final int LARGEST_PAGE_SIZE = 200;
  private static final List<String> FLAGS = List.of("true", "false");

  /** Those that may be given several times, for any of the values. */
  private static final Set<String> REPEATED = Set.of(PLATFORM, CLIENT_TYPE, ROLE);

  private final Map<String, List<String>> values;

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads a query string.
   *
   * @param raw as in the request line, without the question mark
   * @param allowed the names that mean something here; one that may be repeated ends in {@code *}
   * @throws HttpProblem 400 if it holds another name, or twice one that may not be repeated
   */
  static Query of(String raw, List<String> allowed) {
    return of(parse(raw), allowed);
  }

  /** All parameters of a query string, whatever their names. */
  static Map<String, List<String>> parse(String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : parts(raw)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
    return values;
  }

  /** The same of parameters that came otherwise, such as in a body. */
  static Query of(Map<String, List<String>> values, List<String> allowed) {
    values.forEach((name, given) -> check(name, given.size(), allowed));
    return new Query(values);
  }

  /** Whether a query string names a parameter, whatever its value. */
  static boolean gives(String raw, String name) {
    return parts(raw).stream().anyMatch(pair -> decode(pair.split("=", 2)[0]).equals(name));
  }

  /** One name and others. */
  static String[] and(String name, String... others) {
    return Stream.concat(Stream.of(name), Stream.of(others)).toArray(String[]::new);
  }

  private static List<String> parts(String raw) {
    List<String> parts = new ArrayList<>(List.of(raw.split("&", -1)));
    parts.removeIf(String::isEmpty);
    return parts;
  }

  private static String decode(String raw) {
    return Percent.decode(raw, "query", true);
  }

  private static void check(String name, int times, List<String> allowed) {
    boolean repeatable = REPEATED.contains(name) || allowed.contains(name + "*");
    if (!allowed.contains(name) && !allowed.contains(name + "*")) {
      throw HttpProblem.badRequest(
          "The parameter " + Text.shown(name) + " is unknown. Allowed: " + names(allowed));
    }
    if (times > 1 && !repeatable) {
      throw HttpProblem.badRequest("The parameter " + name + " is given twice; once is allowed");
    }
  }

  private static String names(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names).replace("*", "");
  }

  /** The value of a parameter that is given once, null if it is not given. */
  @Nullable String value(String name) {
    List<String> given = values.get(name);
    return given == null ? null : given.get(0);
  }

  /** All values of a parameter. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** All values of a parameter, where one may hold several between commas. */
  List<String> list(String name) {
    return all(name).stream().flatMap(value -> Stream.of(value.split(",", -1))).toList();
  }

  /** From 1; 1 if it is not given. */
  int page() {
    return (int) number(PAGE, 1, Integer.MAX_VALUE, 1);
  }

  /** From 1 to 200; 20 if it is not given. */
  int perPage() {
    return perPage(PAGE_SIZE);
  }

  /** From 1 to 200. */
  int perPage(int otherwise) {
    return (int) number(PER_PAGE, 1, LARGEST_PAGE_SIZE, otherwise);
  }

  /** Of several users; none if they are not given. */
  List<Long> uids() {
    return list(UID).stream().map(value -> number(UID, value, 1, MOST_UID)).toList();
  }

  /** A second since 1970, null if it is not given. */
  @Nullable Long sessionId() {
    String value = value(SESSION_ID);
    return value == null ? null : Long.valueOf(number(SESSION_ID, value, 0, Long.MAX_VALUE));
  }

  /** The name of a channel, any text. */
  String channel() {
    String channel = value(CHANNEL);
    if (channel == null || channel.isEmpty()) {
      throw HttpProblem.badRequest(
          "The parameter channel is missing. It names a channel, and stands in place of the path's"
              + " last segment");
    }
    return channel;
  }

  /** A yes or no, null if it is not given. */
  @Nullable Boolean flag(String name) {
    String value = value(name);
    return value == null ? null : Boolean.valueOf(choice(name, value, FLAGS).equals("true"));
  }

  /** One of several words; the first of them if it is not given. */
  String choice(String name, List<String> allowed) {
    String value = value(name);
    return value == null ? allowed.get(0) : choice(name, value, allowed);
  }

  /** A value that must be one of several words. */
  static String choice(String name, String value, List<String> allowed) {
    if (!allowed.contains(value)) {
      throw bad(name, value, String.join(", ", allowed));
    }
    return value;
  }

  static HttpProblem bad(String name, String value, String allowed) {
    return HttpProblem.badRequest(
        "The parameter " + name + " is " + Text.shown(value) + ". Allowed: " + allowed);
  }

  /** A whole number within bounds. */
  long number(String name, long least, long most, long otherwise) {
    String value = value(name);
    return value == null ? otherwise : number(name, value, least, most);
  }

  static long number(String name, String value, long least, long most) {
    return number(name, value, least, most, "");
  }

  static long number(String name, String value, long least, long most, String orElse) {
    if (value.matches("[0-9]{1,18}")) {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw bad(name, value, orElse + range(least, most));
  }

  private static String range(long least, long most) {
    return "a whole number from " + least + (most == Long.MAX_VALUE ? " up" : " to " + most);
  }
}
