package io.agorawebhooks.cli.reads;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The time that is asked for. */
final class TimeOptions {
  @Option(
      names = "--start-date",
      paramLabel = "DATE",
      description = "From here on: 2026-01-31, or 2026-01-31T14:05:00Z")
  private @Nullable String start;

  @Option(
      names = "--end-date",
      paramLabel = "DATE",
      description = "Up to here: the end of a date, or before an instant")
  private @Nullable String end;

  @Mixin private ZoneOption zone;

  Asking into(Asking asking) {
    return asking.with("start_date", start).with("end_date", end).with("tz", zone.name());
  }

  When when() {
    return zone.when();
  }
}
