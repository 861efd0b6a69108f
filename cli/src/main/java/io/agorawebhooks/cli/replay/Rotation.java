package io.agorawebhooks.cli.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that logs get when they are rotated: {@code app.log.2.gz}, {@code app.log.1}, {@code
 * app.log}, or with a date, {@code app.log-20260102.gz}, {@code app-2026-01-02.log}.
 */
final class Rotation {
  private static final Pattern NAME =
      Pattern.compile(
          "(.*?)(?:\\.(\\d{1,6})|[.-](\\d{4}-?\\d\\d-?\\d\\d(?:[T_-]?[\\d-]{1,12})?))?"
              + "(\\.(?:ndjson|jsonl|json|log))?(?:\\.(\\d{1,6})|[.-](\\d{4}-?\\d\\d-?\\d\\d(?:[T_-]?[\\d-]{1,12})?))?"
              + "(?:\\.gz|\\.zst)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LOG =
      Pattern.compile(
          ".*(?:\\.ndjson|\\.jsonl|\\.json|\\.log)(?:[.-][\\d.T_-]+)?(?:\\.gz|\\.zst)?|.*\\.gz|.*\\.zst",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Dates first, then numbers downwards, then what is written to now. */
  private static final Comparator<Rotated> OLDEST_FIRST =
      Comparator.comparing(Rotated::date)
          .thenComparing(Comparator.comparingInt(Rotated::number).reversed());

  private static final String NO_DATE = "~"; // behind all digits

  private Rotation() {}

  /**
   * @param set what its name is without what rotation put there
   * @param number 0 for what is written to now
   */
  private record Rotated(Source source, String set, String date, int number) {
    static Rotated of(Source source) {
      Path file = source.file();
      Path last = file == null ? null : file.getFileName();
      Matcher matcher = NAME.matcher(last == null ? "" : last.toString());
      if (file == null || !matcher.matches()) {
        return new Rotated(source, source.name(), NO_DATE, 0);
      }
      String folder = String.valueOf(file.toAbsolutePath().normalize().getParent());
      String ending = Objects.requireNonNullElse(matcher.group(4), "");
      return new Rotated(
          source,
          folder + "/" + matcher.group(1) + ending,
          first(matcher.group(3), matcher.group(6), NO_DATE).replace("-", ""),
          Integer.parseInt(first(matcher.group(2), matcher.group(5), "0")));
    }

    private static String first(String... texts) {
      for (String text : texts) {
        if (text != null) {
          return text;
        }
      }
      return "";
    }
  }

  /** Whether a file in a folder is a log by its name. */
  static boolean isLog(Path file) {
    Path name = file.getFileName();
    return name != null && LOG.matcher(name.toString().toLowerCase(Locale.ROOT)).matches();
  }

  /** Sets stay where their first file was; within a set the oldest comes first. */
  static List<Source> ordered(List<Source> sources) {
    Map<String, List<Rotated>> sets = new LinkedHashMap<>();
    for (Source source : sources) {
      Rotated rotated = Rotated.of(source);
      sets.computeIfAbsent(rotated.set(), set -> new ArrayList<>()).add(rotated);
    }
    return sets.values().stream()
        .flatMap(set -> set.stream().sorted(OLDEST_FIRST))
        .map(Rotated::source)
        .toList();
  }
}
