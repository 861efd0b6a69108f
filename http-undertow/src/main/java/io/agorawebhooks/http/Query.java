package io.agorawebhooks.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string, decoded once; a plus is a blank, as forms and {@code
 * URLSearchParams} write it. Whatever is unknown, repeated or not a value that is allowed is a 400,
 * never ignored.
 */
final class Query {
  static final int MOST_PARAMETERS = 100;
  static final String PAGE = "page";
  static final String PER_PAGE = "per_page";
  static final String SESSION_ID = "session_id";
  static final String CHANNEL = "channel";

  private static final int PAGE_SIZE = 20;
  private static final int LARGEST_PAGE_SIZE = 200;

  /** In the contract, and brought by a later version. */
  private static final Set<String> LATER =
      Set.of(
          "start_date",
          "end_date",
          "tz",
          "platform",
          "client_type",
          "role",
          "q",
          "live",
          "sort",
          "after");

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a query string.
   *
   * @param raw as in the request line, without the question mark
   * @param allowed the names that mean something here
   * @throws HttpProblem 400 if it holds another name or one of these twice
   */
  static Query of(String raw, List<String> allowed) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : parts(raw)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      check(name, allowed);
      if (values.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
        throw HttpProblem.badRequest("The parameter " + name + " is given twice; once is allowed");
      }
    }
    return new Query(values);
  }

  private static List<String> parts(String raw) {
    List<String> parts = new ArrayList<>(List.of(raw.split("&", -1)));
    parts.removeIf(String::isEmpty);
    return parts;
  }

  private static String decode(String raw) {
    return Percent.decode(raw, "query", true);
  }

  private static void check(String name, List<String> allowed) {
    if (allowed.contains(name)) {
      return;
    }
    String why =
        LATER.contains(name)
            ? "The parameter " + name + " is not offered by this version yet"
            : "The parameter " + Text.shown(name) + " is unknown";
    throw HttpProblem.badRequest(why + ". Allowed: " + allowed(allowed));
  }

  private static String allowed(List<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** From 1; 1 if it is not given. */
  int page() {
    return (int) number(PAGE, 1, Integer.MAX_VALUE, 1);
  }

  /** From 1 to 200; 20 if it is not given. */
  int perPage() {
    return (int) number(PER_PAGE, 1, LARGEST_PAGE_SIZE, PAGE_SIZE);
  }

  /** A second since 1970, null if it is not given. */
  @Nullable Long sessionId() {
    String value = values.get(SESSION_ID);
    return value == null ? null : Long.valueOf(number(SESSION_ID, value, 0, Long.MAX_VALUE));
  }

  /** The name of a channel, any text. */
  String channel() {
    String channel = values.getOrDefault(CHANNEL, "");
    if (channel.isEmpty()) {
      throw HttpProblem.badRequest(
          "The parameter channel is missing. It names a channel, and stands in place of the path's"
              + " last segment");
    }
    return channel;
  }

  private long number(String name, long least, long most, long otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : number(name, value, least, most);
  }

  private static long number(String name, String value, long least, long most) {
    if (value.matches("[0-9]{1,18}")) {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw HttpProblem.badRequest(
        "The parameter " + name + " is " + Text.shown(value) + ". Allowed: " + range(least, most));
  }

  private static String range(long least, long most) {
    return "a whole number from " + least + (most == Long.MAX_VALUE ? " up" : " to " + most);
  }
}
