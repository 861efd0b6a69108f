package io.agorawebhooks.cli.replay;

import io.agorawebhooks.notice.SetAside;
import io.agorawebhooks.storage.Counts;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a replay did. Always: lines read = stored + duplicates + rejected + unreadable + other +
 * outside.
 *
 * @param counts what became of those that were handed in
 */
public record Summary(Lines lines, Counts counts, Duration time) {
  /** For people. */
  public String text() {
    return """
        Replayed %,d lines in %.1f s (%,d lines/s)
          stored      %,d
            correlated  %,d
            set aside   %,d%s
          duplicates  %,d
          rejected    %,d
          unreadable  %,d%s%s"""
        .formatted(
            lines.read(),
            seconds(),
            rate(),
            counts.stored(),
            counts.correlated(),
            counts.stored() - counts.correlated(),
            reasons(": ", "%s %,d", ", "),
            counts.duplicates(),
            counts.rejected(),
            lines.unreadable(),
            lines.unreadable() == 0 ? "" : " (no app id, so not kept; --app-id gives one)",
            passedOver());
  }

  private String passedOver() {
    return some("  other       %,d (no webhooks)", lines.other())
        + some("  outside     %,d (of --since and --until)", lines.outside())
        + some("  done before %,d (by the checkpoint; not read again)", lines.doneBefore());
  }

  private static String some(String text, long count) {
    return count == 0 ? "" : "\n" + text.formatted(count);
  }

  /** The members of a JSON object. */
  public String members() {
    return String.format(
        Locale.ROOT,
        "\"lines\":%d,\"stored\":%d,\"correlated\":%d,\"set_aside\":{%s},\"duplicates\":%d,"
            + "\"rejected\":%d,\"unreadable\":%d,\"other\":%d,\"outside\":%d,\"done_before\":%d,"
            + "\"seconds\":%.3f,\"lines_per_second\":%d",
        lines.read(),
        counts.stored(),
        counts.correlated(),
        reasons("", "\"%s\":%d", ","),
        counts.duplicates(),
        counts.rejected(),
        lines.unreadable(),
        lines.other(),
        lines.outside(),
        lines.doneBefore(),
        seconds(),
        rate());
  }

  /** For people, of a replay to a server. */
  public String posted(long accepted, long refused) {
    return """
        Posted %,d lines in %.1f s (%,d lines/s)
          accepted    %,d
          rejected    %,d
          unreadable  %,d%s"""
        .formatted(
            lines.read(), seconds(), rate(), accepted, refused, lines.unreadable(), passedOver());
  }

  /** The members of a JSON object, of a replay to a server. */
  public String postedMembers(long accepted, long refused) {
    return String.format(
        Locale.ROOT,
        "\"lines\":%d,\"accepted\":%d,\"rejected\":%d,\"unreadable\":%d,\"other\":%d,"
            + "\"outside\":%d,\"done_before\":%d,\"seconds\":%.3f,\"lines_per_second\":%d",
        lines.read(),
        accepted,
        refused,
        lines.unreadable(),
        lines.other(),
        lines.outside(),
        lines.doneBefore(),
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
    return lines.read() * 1000 / Math.max(1, time.toMillis());
  }
}
