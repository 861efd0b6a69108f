package io.agorawebhooks.cli.reads;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Shows times of the API in a zone. */
record When(ZoneId zone) {
  static final When UTC = new When(ZoneOffset.UTC);

  private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** An instant such as {@code 2026-01-31T14:05:00Z} as date and time; empty if there is none. */
  String shown(String instant) {
    return instant.isEmpty() ? "" : FORM.format(Instant.parse(instant).atZone(zone));
  }

  String name() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }
}
