package io.agorawebhooks.cli.reads;

import io.agorawebhooks.cli.CommandFailure;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The zone in which times are read and shown. */
final class ZoneOption {
  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      description = "Zone of dates and times, such as Asia/Tokyo; default UTC")
  private @Nullable String zone;

  /** As it was given, null if it was not. */
  @Nullable String name() {
    return zone;
  }

  When when() {
    if (zone == null || zone.equals("UTC")) {
      return When.UTC;
    } else if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw CommandFailure.badSetting(
          "The option --tz is \""
              + TerminalText.of(zone)
              + "\". Allowed: a zone of the IANA database, such as UTC or Asia/Tokyo");
    }
    return new When(ZoneId.of(zone));
  }
}
