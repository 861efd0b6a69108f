package io.agorawebhooks.benchmarks.reads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads of the month's largest app, as people ask for them: another channel and user each time. */
final class Questions {
  private static final String APP = Calls.LARGE.value();
  private static final String CHANNELS = "/api/channels/" + APP;
  private static final String MONTH = "start_date=2026-01-01&end_date=2026-01-30";
  private static final List<String> PLATFORMS = List.of("1", "2", "5", "7", "8");
  private static final List<String> BREAKDOWNS =
      List.of("role", "platform", "client_type", "channel");
  private static final Pattern CHANNEL = Pattern.compile("\"channel_name\":\"([^\"]+)\"");
  private static final Pattern AFTER = Pattern.compile("\"next\":\"([^\"]+)\"");

  private final SplittableRandom random = new SplittableRandom(11);
  private final List<String> channels = new ArrayList<>();
  private final List<String> cursors = new ArrayList<>();

  /**
   * @param pages of the list to walk through
   */
  Questions(Served server, int pages) {
    String after = "";
    for (int page = 0; page < pages; page++) {
      String answer = server.body(CHANNELS + "?per_page=200" + after);
      Matcher channel = CHANNEL.matcher(answer);
      while (channel.find()) {
        if (!channel.group(1).equals(Calls.ARENA)) {
          channels.add(channel.group(1));
        }
      }
      Matcher next = AFTER.matcher(answer);
      if (!next.find()) {
        break;
      }
      after = "&after=" + next.group(1);
      cursors.add(after);
    }
  }

  /** What is asked, by its name, each with the bound in milliseconds that it has to keep. */
  Map<String, Question> all() {
    Map<String, Question> all = new LinkedHashMap<>();
    all.put("channels, page 1", new Question(50, () -> CHANNELS));
    all.put(
        "channels, page 1 to 20",
        new Question(50, () -> CHANNELS + "?page=" + random.nextInt(1, 21)));
    all.put("channels, any filters, page 1 to 20", new Question(50, this::filtered));
    all.put("channels, by cursor, its first pages", new Question(50, () -> cursor(0)));
    all.put(
        "channels, by cursor, its last pages", new Question(50, () -> cursor(cursors.size() / 2)));
    all.put("channels, deep page numbers", new Question(500, this::deep));
    all.put("channels, q", new Question(500, this::named));
    all.put("channel detail", new Question(50, () -> channel("")));
    all.put("quality", new Question(50, () -> channel("/quality-metrics")));
    all.put("roles", new Question(50, () -> channel("/role-analytics")));
    all.put("user detail", new Question(50, () -> user("")));
    all.put("user detailed", new Question(50, () -> user("/detailed")));
    for (String by : BREAKDOWNS) {
      all.put(
          "minutes of 30 days by " + by, new Question(50, () -> minutes("&breakdown_by=" + by)));
    }
    all.put(
        "minutes of 30 days by channel, any filters",
        new Question(50, () -> minutes("&breakdown_by=channel&" + filters())));
    all.put("minutes of 30 days, any filters", new Question(50, () -> minutes("&" + filters())));
    all.put("quality of the call of 100,000", new Question(100, () -> arena("/quality-metrics")));
    all.put("detail of the call of 100,000", new Question(0, () -> arena("")));
    all.put("roles of the call of 100,000", new Question(0, () -> arena("/role-analytics")));
    all.put("users of the call of 100,000", new Question(0, () -> arena("/multi-user")));
    all.put("timeline of the call of 100,000", new Question(0, () -> arena("/timeline")));
    all.put("lanes of the call of 100,000", new Question(0, () -> arena("/lanes?page=250")));
    all.put("users at once in the call of 100,000", new Question(0, () -> arena("/concurrency")));
    return all;
  }

  /**
   * One kind of read.
   *
   * @param millis that 95 of 100 may take in a server that has run for a while; 0 for no bound
   * @param path the next one to ask
   */
  record Question(int millis, Supplier<String> path) {}

  /** One of all reads of single calls, users, lists and minutes. */
  String mixed() {
    return switch (random.nextInt(6)) {
      case 0 -> filtered();
      case 1 -> channel("");
      case 2 -> channel("/quality-metrics");
      case 3 -> user("/detailed");
      case 4 -> minutes("&" + filters());
      default -> cursor(0);
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String cursor(int from) {
    return CHANNELS + "?per_page=50" + cursors.get(random.nextInt(from, cursors.size()));
  }

  private String filtered() {
    return CHANNELS + "?page=" + random.nextInt(1, 21) + "&" + filters() + dates();
  }

  /** At least one filter. */
  private String filters() {
    List<String> filters = new ArrayList<>();
    while (filters.isEmpty()) {
      if (random.nextBoolean()) {
        filters.add("platform=" + one(PLATFORMS));
      }
      if (random.nextBoolean()) {
        filters.add("client_type=" + one(List.of("10", "60", "null")));
      }
      if (random.nextBoolean()) {
        filters.add("role=" + one(List.of("host", "audience")));
      }
    }
    return String.join("&", filters);
  }

  private String dates() {
    int first = random.nextInt(1, 31);
    int last = random.nextInt(first, 31);
    return random.nextBoolean()
        ? ""
        : "&start_date=2026-01-%02d&end_date=2026-01-%02d".formatted(first, last);
  }

  private String deep() {
    return CHANNELS + "?per_page=50&page=" + random.nextInt(1000, 5000);
  }

  /** Some are in many names, some in one, some in none. */
  private String named() {
    return CHANNELS + "?q=" + one(List.of("room", "ROOM-1", one(channels), "nobody", "7"));
  }

  private String channel(String what) {
    return "/api/channel/" + APP + "/" + one(channels) + what;
  }

  private static String arena(String what) {
    return "/api/channel/" + APP + "/" + Calls.ARENA + what;
  }

  private String user(String what) {
    return "/api/user/" + APP + "/" + random.nextInt(1, 400_000) + what;
  }

  private static String minutes(String more) {
    return "/api/analytics/minutes/" + APP + "?" + MONTH + more;
  }
}
