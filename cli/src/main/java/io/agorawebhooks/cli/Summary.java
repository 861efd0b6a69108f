package io.agorawebhooks.cli;

import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.Counts;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a replay did. Always: lines = stored + duplicates + rejected + unreadable.
 *
 * @param lines that were read, blank ones apart
 * @param counts what became of those that were handed in
 * @param unreadable lines that are not kept anywhere
 */
record Summary(long lines, Counts counts, long unreadable, Duration time) {
  /** For people. */
  String text() {
    return """
        Replayed %,d lines in %.1f s (%,d lines/s)
          stored      %,d
            correlated  %,d
            set aside   %,d%s
          duplicates  %,d
          rejected    %,d
          unreadable  %,d%s"""
        .formatted(
            lines,
            seconds(),
            rate(),
            counts.stored(),
            counts.correlated(),
            counts.stored() - counts.correlated(),
            reasons(": ", "%s %,d", ", "),
            counts.duplicates(),
            counts.rejected(),
            unreadable,
            unreadable == 0 ? "" : " (no app id, so not kept; --app-id gives one)");
  }

  /** One JSON object on one line. */
  String json() {
    return String.format(
        Locale.ROOT,
        "{\"lines\":%d,\"stored\":%d,\"correlated\":%d,\"set_aside\":{%s},\"duplicates\":%d,"
            + "\"rejected\":%d,\"unreadable\":%d,\"seconds\":%.3f,\"lines_per_second\":%d}",
        lines,
        counts.stored(),
        counts.correlated(),
        reasons("", "\"%s\":%d", ","),
        counts.duplicates(),
        counts.rejected(),
        unreadable,
        seconds(),
        rate());
  }

  private String reasons(String prefix, String each, String separator) {
    String reasons =
        Arrays.stream(SetAside.values())
            .filter(counts.setAside()::containsKey)
            .map(reason -> each.formatted(reason.label(), counts.setAside().get(reason)))
            .collect(Collectors.joining(separator));
    return reasons.isEmpty() ? "" : prefix + reasons;
  }

  private double seconds() {
    return time.toMillis() / 1000.0;
  }

  private long rate() {
    return lines * 1000 / Math.max(1, time.toMillis());
  }
}
