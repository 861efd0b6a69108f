package io.agorawebhooks.cli;

import io.agorawebhooks.cli.imports.Gap;
import io.agorawebhooks.cli.imports.PythonComparison;
import io.agorawebhooks.cli.imports.PythonComparison.Difference;
import io.agorawebhooks.cli.imports.PythonImport;
import io.agorawebhooks.cli.imports.StayImport;
import io.agorawebhooks.storage.Counts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an import of a Python server's database did, and how the totals differ.
 *
 * @param imported null if nothing was
 * @param zone of the clock on that server's wall
 * @param first days and channels that differ, not all
 * @param count how many differ
 */
record PythonReport(
    @Nullable Imported imported,
    ZoneId zone,
    PythonComparison comparison,
    List<Difference> first,
    long count) {
  /** What became of the raw events. */
  record Imported(
      long events,
      long withoutRaw,
      long badApps,
      Counts counts,
      StayImport.@Nullable Outcome sessions) {
    /**
     * What was done.
     *
     * @param sessions null if none were imported, because nobody knows their zone
     */
    static Imported of(PythonImport done, StayImport.@Nullable Outcome sessions) {
      return new Imported(
          done.events(), done.withoutRaw(), done.badApps(), done.counts(), sessions);
    }

    String text() {
      return """
          Imported %,d events
            stored       %,d
            duplicates   %,d
            rejected     %,d
            without raw  %,d
            bad app id   %,d
          """
              .formatted(
                  events,
                  counts.stored(),
                  counts.duplicates(),
                  counts.rejected(),
                  withoutRaw,
                  badApps)
          + text(sessions);
    }

    private static String text(StayImport.@Nullable Outcome sessions) {
      return sessions == null
          ? "No sessions without raw events: the zone is not known, name it with --python-tz\n"
          : """
            Sessions without raw events %,d
              imported     %,d, %,d of them now
              superseded   %,d, %,d set aside now, %,d taken back
              unusable     %,d
            """
              .formatted(
                  sessions.found(),
                  sessions.imported(),
                  sessions.fresh(),
                  sessions.superseded(),
                  sessions.setAside(),
                  sessions.back(),
                  sessions.unusable());
    }

    String json() {
      return "{\"events\":%d,\"stored\":%d,\"duplicates\":%d,\"rejected\":%d,\"without_raw\":%d,\"bad_app_id\":%d,\"sessions\":%s}"
          .formatted(
              events,
              counts.stored(),
              counts.duplicates(),
              counts.rejected(),
              withoutRaw,
              badApps,
              json(sessions));
    }

    private static String json(StayImport.@Nullable Outcome sessions) {
      return sessions == null
          ? "null"
          : "{\"found\":%d,\"imported\":%d,\"new\":%d,\"superseded\":%d,\"unusable\":%d,\"set_aside\":%d,\"taken_back\":%d}"
              .formatted(
                  sessions.found(),
                  sessions.imported(),
                  sessions.fresh(),
                  sessions.superseded(),
                  sessions.unusable(),
                  sessions.setAside(),
                  sessions.back());
    }
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder(imported == null ? "" : imported.text());
    text.append(
        "It has %,d sessions, %,d without raw events; its clock is at %s.%n"
            .formatted(comparison.sessions(), comparison.withoutEvents(), zone));
    first.forEach(difference -> text.append(line(difference)).append('\n'));
    if (count > first.size()) {
      text.append("... and %,d more days and channels%n".formatted(count - first.size()));
    }
    text.append(
        count == 0
            ? "Its totals are ours, on all days and in all channels: %,d s%n"
                .formatted(comparison.total().ours())
            : "All days and channels, %,d of which differ: %s%n"
                .formatted(count, sentence(comparison.total())));
    return text.toString();
  }

  private static String line(Difference difference) {
    return "%s  %s  %s  %s"
        .formatted(
            LocalDate.ofEpochDay(difference.day()),
            JsonLine.quoted(difference.app()).replaceAll("^\"|\"$", ""),
            JsonLine.quoted(difference.channel()),
            sentence(difference.gap()));
  }

  private static String sentence(Gap gap) {
    String reasons =
        reasons(gap).entrySet().stream()
            .filter(reason -> reason.getValue() != 0)
            .map(reason -> reason.getKey() + " %+,d s".formatted(reason.getValue()))
            .collect(Collectors.joining(", "));
    return "theirs %,d s, ours %,d s".formatted(gap.theirs(), gap.ours())
        + (reasons.isEmpty() ? "" : ": " + reasons);
  }

  /** By how many seconds each makes theirs more than ours. */
  private static Map<String, Long> reasons(Gap gap) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    reasons.put("local-time", gap.localTime());
    reasons.put("double", gap.doubled());
    reasons.put("only-theirs", gap.onlyTheirs());
    reasons.put("open", -gap.open());
    reasons.put("lost", -gap.lost());
    reasons.put("parallel", -gap.parallel());
    return reasons;
  }

  /** One JSON object on one line. */
  String json() {
    return "{\"imported\":%s,\"sessions\":%d,\"sessions_without_events\":%d,\"zone\":%s,\"differing\":%d,\"total\":%s,\"days\":[%s]}"
        .formatted(
            imported == null ? "null" : imported.json(),
            comparison.sessions(),
            comparison.withoutEvents(),
            JsonLine.quoted(zone.getId()),
            count,
            json("", comparison.total()),
            first.stream().map(PythonReport::json).collect(Collectors.joining(",")));
  }

  private static String json(Difference difference) {
    String place =
        "\"date\":\"%s\",\"app_id\":%s,\"channel\":%s,"
            .formatted(
                LocalDate.ofEpochDay(difference.day()),
                JsonLine.quoted(difference.app()),
                JsonLine.quoted(difference.channel()));
    return json(place, difference.gap());
  }

  private static String json(String place, Gap gap) {
    String reasons =
        reasons(gap).entrySet().stream()
            .map(
                reason ->
                    JsonLine.quoted(reason.getKey().replace('-', '_')) + ":" + reason.getValue())
            .collect(Collectors.joining(","));
    return "{%s\"their_seconds\":%d,\"our_seconds\":%d,\"because\":{%s}}"
        .formatted(place, gap.theirs(), gap.ours(), reasons);
  }
}
